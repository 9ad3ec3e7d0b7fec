package gateway.web.office;

import gateway.base.PermanentFailure;
import gateway.web.Messages;
import java.util.Map;

/** What the domain refuses, in the words of the page and beside the right field. */
final class OfficeErrors {
  private static final Map<String, String> FIELDS =
      Map.of(
          "person.email", "email",
          "user.exists", "email",
          "user.name", "name",
          "key.name", "name",
          "key.scope", "scopes",
          "password.wrong", "old",
          "password.locked", "old",
          "user.last-administrator", "role");

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("person.email", "office.error.email"),
          Map.entry("user.exists", "office.error.exists"),
          Map.entry("user.name", "office.error.name"),
          Map.entry("user.last-administrator", "office.error.last-administrator"),
          Map.entry("key.name", "office.error.key-name"),
          Map.entry("key.scope", "office.error.scopes"),
          Map.entry("password.short", "office.error.password-short"),
          Map.entry("password.long", "office.error.password-long"),
          Map.entry("password.address", "office.error.password-address"),
          Map.entry("password.repeated", "office.error.password-repeated"),
          Map.entry("password.wrong", "office.error.password-wrong"),
          Map.entry("password.locked", "office.error.password-locked"));

  private OfficeErrors() {}

  /** The id of the input it is about. */
  static String field(String code) {
    return FIELDS.getOrDefault(code, "password");
  }

  /** The sentence; a failure nobody foresaw here goes on to the page for failures. */
  static String text(Messages m, PermanentFailure failure) {
    String key = TEXTS.get(failure.code());
    if (key == null) {
      throw failure;
    }
    return m.text(key);
  }
}
