package gateway.contract;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** What the fields of a document take as a value. */
public final class FieldValues {
  private static final Set<String> YES = Set.of("true", "yes", "oui", "vrai", "on", "1", "x");
  private static final Set<String> NO = Set.of("", "false", "no", "non", "faux", "off", "0");

  private static final String UNIT = "\\p{L}{1,15}[\u00b2\u00b3]?";
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+\u2212-]?\\h?(\\p{Sc}|[A-Z]{3})?\\h?[+\u2212-]?\\d+([\\h'\u2019.,]\\d+)*([.,][\u2013-])?"
              + ("\\h?(%|\\p{Sc}|" + UNIT + ")?(\\h?(HT|TTC|/\\h?" + UNIT + "))?"));
  private static final int LONGEST_NUMBER = 40;
  private static final Pattern IN_DIGITS =
      Pattern.compile("\\d{4}[-/. ]\\d{1,2}[-/. ]\\d{1,2}|\\d{1,2}[-/. ]\\d{1,2}[-/. ]\\d{4}");

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
    if (field.type() == PropertyType.NUMBER && !value.isBlank() && !isNumber(value)) {
      return Optional.of("must be a number such as 1234.50 or 1 234,50 €");
    }
    if (field.type() == PropertyType.DATE && !value.isBlank() && !isDate(value)) {
      return Optional.of("must be a day of the calendar such as 2026-12-31");
    }
    return unprintable(field, value).or(() -> tooLong(field, value));
  }

  /** As people write one, with a unit; which sign groups and which parts is for the reader. */
  private static boolean isNumber(String value) {
    String text = value.strip();
    return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
  }

  /** In digits it must be a real day; one written in words is drawn as it was sent. */
  private static boolean isDate(String value) {
    String text = value.strip();
    if (!IN_DIGITS.matcher(text).matches()) {
      return text.chars().anyMatch(Character::isDigit);
    }
    String[] parts = text.split("[^0-9]+", -1);
    boolean yearFirst = parts[0].length() == 4;
    try {
      LocalDate.of(
          Integer.parseInt(parts[yearFirst ? 0 : 2]),
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[yearFirst ? 2 : 0]));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<String> tooLong(Smartfield field, String value) {
    Integer most = field.maxLength();
    int length = Normalizer.normalize(value, Normalizer.Form.NFC).replace("\r\n", "\n").length();
    return most == null || length <= most
        ? Optional.empty()
        : Optional.of(
            "has " + length + " characters, but the form allows " + most + ". Shorten the value");
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
