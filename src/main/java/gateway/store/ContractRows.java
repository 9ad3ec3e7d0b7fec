package gateway.store;

import com.fasterxml.jackson.core.type.TypeReference;
import gateway.contract.Assurance;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.CustomerId;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.SignatureMark;
import gateway.contract.Smartfield;
import gateway.contract.TenantId;
import gateway.contract.WaitingFor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a contract into the records of the core. */
final class ContractRows {
  private static final TypeReference<Map<PersonField, String>> PERSON = new TypeReference<>() {};
  private static final TypeReference<Map<Integer, String>> REVIEWED = new TypeReference<>() {};
  private static final TypeReference<List<Smartfield>> FIELDS = new TypeReference<>() {};
  private static final TypeReference<Assurance> ASSURANCE = new TypeReference<>() {};

  private static final TypeReference<SignatureMark> MARK = new TypeReference<>() {};

  private ContractRows() {}

  /**
   * In a transaction: nobody else reads or changes this contract, or anything that hangs on it,
   * before the end. Everybody asks for it first, so nobody waits in a ring.
   *
   * @return whether it was waited for: what was read before must be read again
   */
  static boolean hold(Database database, ContractId id) {
    return database.hold("contract", id.value());
  }

  static Contract contract(Row row) {
    Long customer = row.numberOrNull("customer");
    Long remindEvery = row.numberOrNull("remind_every");
    return new Contract(
        new ContractId(row.number("id")),
        new TenantId(row.text("tenant")),
        row.textOrNull("external_id"),
        row.textOrNull("client"),
        customer == null ? null : new CustomerId(customer),
        row.text("title"),
        row.text("message"),
        Level.valueOf(row.text("level")),
        ContractStatus.valueOf(row.text("status")),
        optional(row, "waiting_for", WaitingFor::valueOf),
        row.text("locale"),
        row.instant("created_at"),
        row.instantOrNull("expires_at"),
        row.instantOrNull("closed_at"),
        optional(row, "evidence", BlobRef::new),
        row.flag("prepared"),
        row.flag("announced"),
        remindEvery == null ? null : Duration.ofMillis(remindEvery),
        row.number("version"));
  }

  static Recipient recipient(Row row) {
    return new Recipient(
        new RecipientId(row.number("id")),
        new ContractId(row.number("contract")),
        row.intNumber("rank"),
        row.text("key"),
        Role.valueOf(row.text("role")),
        Mode.valueOf(row.text("mode")),
        person(row.text("person")),
        row.text("locale"),
        RecipientStatus.valueOf(row.text("status")),
        reviewed(row.text("reviewed")),
        row.textOrNull("consent_text"),
        row.textOrNull("typed_signature"),
        optional(row, "assurance", json -> Json.read(json, ASSURANCE)),
        row.textOrNull("refusal_reason"),
        row.instantOrNull("viewed_at"),
        row.instantOrNull("acted_at"),
        optional(row, "mark", json -> Json.read(json, MARK)),
        row.number("version"));
  }

  static Property property(Row row) {
    return new Property(
        row.text("key"),
        row.textOrNull("value"),
        row.text("label"),
        PropertyType.valueOf(row.text("type")),
        row.flag("required"),
        row.text("fill_by"),
        row.text("origin"));
  }

  static Document document(Row row) {
    return new Document(
        new DocumentId(row.number("id")),
        new ContractId(row.number("contract")),
        row.intNumber("place"),
        row.text("name"),
        new BlobRef(row.text("original")),
        new BlobRef(row.text("current")),
        row.intNumber("pages"),
        Json.read(row.text("fields"), FIELDS),
        row.number("revision"));
  }

  static Person person(String json) {
    return new Person(Json.read(json, PERSON));
  }

  static String reviewedJson(Recipient recipient) {
    Map<Integer, String> digests = new TreeMap<>();
    recipient.reviewed().forEach((index, blob) -> digests.put(index, blob.sha256()));
    return Json.write(digests);
  }

  static @Nullable String assuranceJson(Recipient recipient) {
    Assurance assurance = recipient.assurance();
    return assurance == null ? null : Json.write(assurance);
  }

  static @Nullable String markJson(Recipient recipient) {
    SignatureMark mark = recipient.mark();
    return mark == null ? null : Json.write(mark);
  }

  static @Nullable Long remindEvery(Contract contract) {
    Duration every = contract.remindEvery();
    return every == null ? null : every.toMillis();
  }

  static @Nullable String digest(@Nullable BlobRef blob) {
    return blob == null ? null : blob.sha256();
  }

  private static Map<Integer, BlobRef> reviewed(String json) {
    Map<Integer, BlobRef> revisions = new TreeMap<>();
    Json.read(json, REVIEWED).forEach((index, digest) -> revisions.put(index, new BlobRef(digest)));
    return revisions;
  }

  private static <T> @Nullable T optional(Row row, String column, Function<String, T> read) {
    String text = row.textOrNull(column);
    return text == null ? null : read.apply(text);
  }
}
