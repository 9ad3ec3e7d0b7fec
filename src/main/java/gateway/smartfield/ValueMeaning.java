package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a value says to a check box or a choice. */
final class ValueMeaning {
  private static final Set<String> YES = Set.of("true", "yes", "oui", "vrai", "on", "1", "x");
  private static final Set<String> NO = Set.of("", "false", "no", "non", "faux", "off", "0");

  private ValueMeaning() {}

  /** Whether a check box with this value is ticked. */
  static boolean ticked(String field, String value) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw refused(field, "true or false");
    }
    return YES.contains(word);
  }

  /** Return the value as the option it names; empty when nothing is chosen. */
  static String chosen(String field, List<String> options, String value) {
    String wanted = value.strip();
    if (!wanted.isEmpty() && !options.contains(wanted)) {
      throw refused(field, "one of: " + String.join(", ", options));
    }
    return wanted;
  }

  private static PermanentFailure refused(String field, String allowed) {
    return new PermanentFailure(
        "pdf.value-not-an-option", "The value of the field " + field + " must be " + allowed);
  }
}
