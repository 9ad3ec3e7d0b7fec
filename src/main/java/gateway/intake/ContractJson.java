package gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gateway.base.PermanentFailure;
import gateway.contract.EventTypes;
import gateway.contract.Level;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.intake.ContractRequest.CallbackRequest;
import gateway.intake.ContractRequest.RecipientRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the contract JSON of the API and of the bridge's packets, strictly. */
public final class ContractJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> PARTS = Set.of("documents", "evidence", "data");

  private ContractJson() {}

  /**
   * Parse a request.
   *
   * @throws ContractJsonRefused with everything that is wrong
   */
  public static ContractRequest parse(byte[] json) {
    List<ProblemItem> problems = new ArrayList<>();
    if (json.length > Limits.JSON_BYTES) {
      throw new ContractJsonRefused(List.of(new ProblemItem("", "is larger than 5 MB")));
    }
    JsonMembers members = JsonMembers.of(tree(json), "", problems);
    ContractRequest request = read(members, problems);
    NotYetAvailable.check(members, request);
    members.refuseUnknown();
    if (!problems.isEmpty()) {
      throw new ContractJsonRefused(problems);
    }
    return request;
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      // The parser's own message quotes the input, which may hold personal data.
      String where =
          e.getLocation() == null
              ? ""
              : " at line " + e.getLocation().getLineNr() + ", column " + column(e);
      throw new ContractJsonRefused(List.of(new ProblemItem("", wrong(e) + where)));
    } catch (IOException e) {
      throw new ContractJsonRefused(List.of(new ProblemItem("", "is not readable as UTF-8 JSON")));
    }
  }

  private static String wrong(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (e instanceof JsonEOFException) {
      return "is not complete JSON: it ends too early,";
    }
    if (message.startsWith("Duplicate field")) {
      return "is not valid JSON: the same member stands twice,";
    }
    return message.startsWith("Invalid UTF-8")
        ? "is not valid JSON: it is not written in UTF-8,"
        : "is not valid JSON";
  }

  private static int column(JsonProcessingException e) {
    return e.getLocation().getColumnNr();
  }

  private static ContractRequest read(JsonMembers members, List<ProblemItem> problems) {
    String externalId = members.text("externalId", 255, false);
    String title = members.text("title", 255, false);
    if (title == null || title.isBlank()) {
      title = "";
      members.problem("title", "is required");
    }
    String message = members.text("message", 4000, true);
    Person customer = customer(members, problems);
    ContractPeople people = ContractPeople.read(members, customer, problems);
    List<RecipientRequest> recipients = people.recipients();
    List<Property> properties = PropertyJson.read(members, recipients, problems);
    return new ContractRequest(
        externalId == null || externalId.isBlank() ? null : externalId.strip(),
        title.strip(),
        message == null ? "" : message.strip(),
        level(members),
        locale(recipients, customer),
        people.order(),
        members.instant("expiresAt"),
        people.remindEvery(),
        customer,
        recipients,
        properties,
        people.collect(),
        callbacks(members, problems));
  }

  private static Level level(JsonMembers members) {
    String text = members.text("level", 10, false);
    try {
      return text == null ? Level.B_T : Level.parse(text);
    } catch (PermanentFailure e) {
      members.problem("level", "must be B-B, B-T, B-LT or B-LTA");
      return Level.B_T;
    }
  }

  private static Person customer(JsonMembers members, List<ProblemItem> problems) {
    JsonNode value = members.value("customer");
    if (value == null) {
      return Person.NOBODY;
    }
    JsonMembers person = JsonMembers.of(value, "/customer", problems);
    Person read = RecipientJson.person(person);
    person.refuseUnknown();
    return read;
  }

  /** The contract speaks the language of its first person who has one, else French. */
  private static String locale(List<RecipientRequest> recipients, Person customer) {
    return Stream.concat(
            recipients.stream().map(RecipientRequest::locale),
            Stream.of(customer.get(PersonField.locale)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("fr");
  }

  private static List<CallbackRequest> callbacks(JsonMembers members, List<ProblemItem> problems) {
    List<CallbackRequest> callbacks = new ArrayList<>();
    List<JsonNode> items = members.list("callbacks", Limits.CALLBACKS);
    for (int i = 0; i < items.size(); i++) {
      JsonMembers item = JsonMembers.of(items.get(i), "/callbacks/" + i, problems);
      URI url = url(item);
      Set<String> events = item.words("events", EventTypes.OF_CONTRACTS, NotYetAvailable.TOLD);
      if (item.has("events") && item.list("events").isEmpty()) {
        item.problem("events", "must name at least one event, or be left out");
      }
      Set<String> include = item.words("include", PARTS, Set.of());
      item.refuseUnknown();
      if (url != null) {
        callbacks.add(new CallbackRequest(url, events, include));
      }
    }
    return callbacks;
  }

  private static @Nullable URI url(JsonMembers item) {
    String text = item.text("url", 2000, false);
    try {
      URI url = new URI(text == null ? "" : text);
      String scheme = String.valueOf(url.getScheme());
      boolean web = scheme.equals("https") || scheme.equals("http");
      if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Told below, together with everything else a callback's address must not be.
    }
    item.problem("url", "must be an http or https address without user name or fragment");
    return null;
  }
}
