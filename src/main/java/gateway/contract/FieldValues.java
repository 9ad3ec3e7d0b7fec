package gateway.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the fields of a document take as a value. */
public final class FieldValues {
  private static final Set<String> YES = Set.of("true", "yes", "oui", "vrai", "on", "1", "x");
  private static final Set<String> NO = Set.of("", "false", "no", "non", "faux", "off", "0");

  private FieldValues() {}

  /** Whether a check box with this value is ticked; empty when the value says neither. */
  public static Optional<Boolean> ticked(String value) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return Optional.of(true);
    }
    return NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  /** Find what keeps a field from showing a value, in words for the one who sent it. */
  public static Optional<String> problem(Smartfield field, String value) {
    if (field.type() == PropertyType.CHECKBOX) {
      return ticked(value).isPresent() ? Optional.empty() : Optional.of("must be true or false");
    }
    List<String> options = field.options();
    if (field.type() == PropertyType.CHOICE) {
      return value.isBlank() || options.contains(value.strip())
          ? Optional.empty()
          : Optional.of("must be one of: " + String.join(", ", options));
    }
    return unprintable(field, value);
  }

  private static Optional<String> unprintable(Smartfield field, String value) {
    List<String> lines =
        field.type() == PropertyType.TEXTAREA
            ? List.of(value.replace("\r\n", "\n").split("\n", -1))
            : List.of(value);
    for (int i = 0; i < lines.size(); i++) {
      OptionalInt character = PrintableText.unprintable(lines.get(i));
      if (character.isPresent()) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "holds the character U+%04X%s, which the document's font cannot print. Write it in"
                    + " Latin, Greek or Cyrillic letters%s",
                character.getAsInt(),
                lines.size() > 1 ? " in line " + (i + 1) : "",
                field.type() == PropertyType.TEXTAREA ? "" : ", on one line"));
      }
    }
    return Optional.empty();
  }
}
