package gateway.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.contract.Annex;
import gateway.contract.AnnexRequest;
import gateway.contract.Assurance;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.Document;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.Recipient;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import gateway.contract.Turns;
import gateway.contract.WaitingFor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a contract as the API shows it. Pure: it reads nothing. */
public final class ContractView {
  /** Nobody has to mend what will not go on. */
  private static final Set<ContractStatus> ENDED =
      EnumSet.of(
          ContractStatus.ARCHIVED,
          ContractStatus.REFUSED,
          ContractStatus.EXPIRED,
          ContractStatus.ABANDONED);

  private ContractView() {}

  /** What happened, for the list of events. */
  public record EventLine(String id, String type, Instant occurredAt, Map<String, ?> data) {
    public EventLine {
      data = Map.copyOf(data);
    }

    /** Make the line of an event from the JSON it was recorded with. */
    public static EventLine of(String id, String type, Instant occurredAt, String envelope) {
      Map<String, Object> data = new LinkedHashMap<>();
      ApiJson.read(envelope.getBytes(StandardCharsets.UTF_8))
          .path("data")
          .fields()
          .forEachRemaining(member -> data.put(member.getKey(), member.getValue()));
      return new EventLine(id, type, occurredAt, data);
    }
  }

  /** Why the next step of a contract was given up until somebody mends the cause. */
  public record Stuck(String code, String detail, Instant since) {}

  /** Everything about one contract. */
  public record Whole(
      Contract contract,
      List<Recipient> recipients,
      List<Property> properties,
      List<Document> documents,
      List<Annex> annexes,
      List<AnnexRequest> collect,
      List<EventLine> events,
      @Nullable Stuck stuck) {}

  /** Write the line of a list. */
  public static ObjectNode summary(Contract contract, List<Recipient> recipients) {
    ObjectNode node = ApiJson.object();
    node.put("id", contract.id().toString());
    node.put("externalId", contract.externalId());
    node.put("title", contract.title());
    node.put("status", contract.status().name());
    node.put("level", contract.level().text());
    WaitingFor waitingFor = waitingFor(contract, recipients);
    node.put("waitingFor", waitingFor == null ? null : waitingFor.name());
    node.put("createdAt", contract.createdAt().toString());
    node.put("expiresAt", text(contract.expiresAt()));
    node.put("closedAt", text(contract.closedAt()));
    return node;
  }

  /** Write everything. */
  public static ObjectNode whole(Whole all) {
    Contract contract = all.contract();
    ObjectNode node = summary(contract, all.recipients());
    node.set("problem", ENDED.contains(contract.status()) ? null : problem(all.stuck()));
    node.put("message", contract.message());
    node.put("locale", contract.locale());
    node.put("customer", contract.customer() == null ? null : contract.customer().toString());
    Duration remindEvery = contract.remindEvery();
    node.put("remindEvery", remindEvery == null ? null : remindEvery.toString());
    ArrayNode people = node.putArray("recipients");
    for (Recipient recipient : all.recipients()) {
      boolean turn = isOpen(contract) && Turns.isTurnOf(recipient, all.recipients());
      people.add(recipient(recipient).put("turn", turn));
    }
    ObjectNode values = node.putObject("properties");
    all.properties().forEach(property -> values.set(property.key(), property(property)));
    ArrayNode files = node.putArray("documents");
    all.documents().forEach(document -> files.add(document(contract, document)));
    node.set("annexes", AnnexView.annexes(all.annexes()));
    node.set("collect", AnnexView.collect(all.collect(), all.annexes()));
    node.set("smartfields", smartfields(all.documents()));
    ArrayNode happened = node.putArray("events");
    all.events().forEach(event -> happened.add(event(event)));
    return node;
  }

  private static @Nullable ObjectNode problem(@Nullable Stuck stuck) {
    return stuck == null
        ? null
        : ApiJson.object()
            .put("code", stuck.code())
            .put("detail", stuck.detail())
            .put("since", stuck.since().toString());
  }

  private static boolean isOpen(Contract contract) {
    return contract.status() == ContractStatus.OPEN;
  }

  /** What the store says, or an approver: that is read off whose turn it is. */
  private static @Nullable WaitingFor waitingFor(Contract contract, List<Recipient> recipients) {
    boolean approver =
        isOpen(contract)
            && Turns.current(recipients).stream().anyMatch(r -> r.role() == Role.APPROVER);
    return contract.waitingFor() == null && approver ? WaitingFor.APPROVER : contract.waitingFor();
  }

  /** Write the answer to an upload, without the people's links. */
  static ObjectNode created(
      Contract contract,
      List<Recipient> recipients,
      List<Document> documents,
      List<String> warnings) {
    ObjectNode node = ApiJson.object();
    node.put("id", contract.id().toString());
    node.put("status", contract.status().name());
    node.put("level", contract.level().text());
    ArrayNode people = node.putArray("recipients");
    for (Recipient recipient : recipients) {
      ObjectNode one = people.addObject();
      one.put("id", recipient.id().toString());
      one.put("key", recipient.key());
      one.put("role", lower(recipient.role()));
      one.put("mode", recipient.mode().text());
      one.put("rank", recipient.rank());
      one.put("status", recipient.status().name());
    }
    node.set("smartfields", smartfields(documents));
    ArrayNode words = node.putArray("warnings");
    warnings.forEach(words::add);
    return node;
  }

  private static ObjectNode recipient(Recipient recipient) {
    ObjectNode node = ApiJson.object();
    node.put("id", recipient.id().toString());
    node.put("key", recipient.key());
    node.put("role", lower(recipient.role()));
    node.put("mode", recipient.mode().text());
    node.put("rank", recipient.rank());
    node.put("status", recipient.status().name());
    node.put("locale", recipient.locale());
    Person person = recipient.person();
    for (PersonField field : PersonField.values()) {
      String value = person.get(field);
      if (value != null && field != PersonField.locale) {
        node.put(field.name(), value);
      }
    }
    node.set("assurance", assurance(recipient.assurance()));
    node.put("viewedAt", text(recipient.viewedAt()));
    node.put("actedAt", text(recipient.actedAt()));
    if (recipient.refusalReason() != null) {
      node.put("refusalReason", recipient.refusalReason());
    }
    return node;
  }

  private static @Nullable ObjectNode assurance(@Nullable Assurance assurance) {
    if (assurance == null) {
      return null;
    }
    ObjectNode node = ApiJson.object();
    node.put("method", assurance.method());
    node.put("channel", assurance.channel());
    node.put("destination", assurance.maskedDestination());
    node.put("checkedBy", assurance.checkedBy());
    node.put("at", assurance.at().toString());
    return node;
  }

  private static ObjectNode property(Property property) {
    ObjectNode node = ApiJson.object();
    node.put("value", property.value());
    node.put("label", property.label());
    node.put("type", lower(property.type()));
    node.put("required", property.required());
    node.put("fillBy", property.fillBy());
    node.put("origin", property.origin());
    return node;
  }

  private static ObjectNode document(Contract contract, Document document) {
    ObjectNode node = ApiJson.object();
    node.put("index", document.index());
    node.put("name", document.name());
    node.put("pages", document.pages());
    node.put("originalSha256", document.original().sha256());
    node.put("currentSha256", document.current().sha256());
    node.put("href", "/api/v1/contracts/" + contract.id() + "/documents/" + document.index());
    return node;
  }

  private static ArrayNode smartfields(List<Document> documents) {
    ArrayNode all = ApiJson.MAPPER.createArrayNode();
    for (Document document : documents) {
      for (Smartfield field : document.fields()) {
        ObjectNode node = all.addObject();
        node.put("name", field.name());
        node.put("document", document.index());
        node.put("page", field.page());
        ObjectNode box = node.putObject("box");
        box.put("x", field.box().x());
        box.put("y", field.box().y());
        box.put("width", field.box().width());
        box.put("height", field.box().height());
        node.put("dialect", field.dialect());
        node.put("status", lower(field.status()));
        node.put("type", lower(field.type()));
        node.put("recipient", field.recipient());
        node.put("problem", field.problem());
      }
    }
    return all;
  }

  private static ObjectNode event(EventLine event) {
    ObjectNode node = ApiJson.object();
    node.put("id", event.id());
    node.put("type", event.type());
    node.put("occurredAt", event.occurredAt().toString());
    node.set("data", ApiJson.MAPPER.valueToTree(event.data()));
    return node;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
