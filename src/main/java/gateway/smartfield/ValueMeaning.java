package gateway.smartfield;

import gateway.base.PermanentFailure;
import gateway.contract.FieldValues;
import java.util.List;

/** What a value says to a check box or a choice. */
final class ValueMeaning {
  private ValueMeaning() {}

  /** Whether a check box with this value is ticked. */
  static boolean ticked(String field, String value) {
    return FieldValues.ticked(value).orElseThrow(() -> refused(field, "true or false"));
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
