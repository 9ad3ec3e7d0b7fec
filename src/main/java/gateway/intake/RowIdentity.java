package gateway.intake;

import gateway.base.Sha256;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Property;
import java.text.Normalizer;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What makes a row the same row when it comes again, whatever file, order, encoding or spacing.
 *
 * @param key the contract's number if the row has one, else the declared key columns; else, for
 *     people only, the customer's number; else the digest. A person's key starts with {@code
 *     person:}, so that a feed that once made contracts keeps what it knows of them
 * @param digest SHA-256 over every mapped value, normalised
 */
record RowIdentity(String key, String digest) {

  /** The ledger's column holds 400; a superseded row's key also ends with the row's number. */
  private static final int MAX_KEY = 360;

  static RowIdentity of(
      CsvRow row, PeopleMapping mapping, Person person, @Nullable ContractRequest request) {
    StringJoiner values = new StringJoiner("\u001e");
    for (PersonField field : PersonField.values()) {
      values.add(field.name() + "\u001f" + normal(person.orEmpty(field)));
    }
    String externalId = null;
    if (request != null) {
      externalId = request.externalId();
      values.add("externalId\u001f" + normal(externalId == null ? "" : externalId));
      for (Property property : request.properties()) {
        String value = property.value();
        values.add(property.key() + "\u001f" + normal(value == null ? "" : value));
      }
    }
    String digest = Sha256.hex(values.toString());
    if (externalId != null) {
      return new RowIdentity(bounded(normal(externalId)), digest);
    }
    String declared =
        mapping.key().stream()
            .map(row::cell)
            .map(RowIdentity::normal)
            .collect(Collectors.joining("|"));
    String key = declared.replace("|", "").isEmpty() ? "" : declared;
    if (request == null) {
      key = "person:" + (key.isEmpty() ? normal(person.orEmpty(PersonField.number)) : key);
    }
    boolean none = key.isEmpty() || key.equals("person:");
    return new RowIdentity(none ? key + digest : bounded(key), digest);
  }

  private static String bounded(String key) {
    return key.length() <= MAX_KEY ? key : "sha256:" + Sha256.hex(key);
  }

  /**
   * The identity of a row that is refused: its own, so that the corrected row is no conflict, and
   * the same each time, so that a file polled again is not refused twice.
   */
  static RowIdentity ofRefused(CsvRow row, String code) {
    String digest = Sha256.hex(row.header().names() + "\u001e" + row.cells());
    return new RowIdentity("refused:" + code + ":" + digest, digest);
  }

  private static String normal(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
  }
}
