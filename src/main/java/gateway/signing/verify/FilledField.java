package gateway.signing.verify;

/**
 * A form field that got its value from the person who signed next.
 *
 * @param field its full name in the form
 * @param name what the contract calls it
 * @param value as readers show it
 */
public record FilledField(String field, String name, String value) {
  private static final String VALUES = "val.";

  static FilledField of(String field, String value) {
    // Both are printed on terminals, and anybody may have written them.
    return new FilledField(printable(field), shortName(field), printable(value));
  }

  /** Return what the contract calls a field. */
  static String shortName(String field) {
    return printable(field.startsWith(VALUES) ? field.substring(VALUES.length()) : field);
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
  }
}
