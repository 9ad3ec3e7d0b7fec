package gateway.web;

import gateway.contract.PropertyType;
import gateway.journey.AnswersRefused.Problem;
import gateway.journey.JourneyView;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One input of the fill step.
 *
 * @param id of the element; keys may hold characters an id must not
 * @param kind text, textarea, number, date, checkbox or choice
 * @param error null when nothing is wrong with it
 */
public record FieldInput(
    String id,
    String name,
    String label,
    String kind,
    boolean required,
    String value,
    List<String> options,
    @Nullable Integer page,
    @Nullable String hint,
    @Nullable String error) {

  static FieldInput of(
      JourneyView.Field field, String id, String value, @Nullable Problem problem, Messages m) {
    String hint =
        field.type() == PropertyType.DATE
            ? m.text("hint.date")
            : field.type() == PropertyType.NUMBER ? m.text("hint.number") : null;
    return new FieldInput(
        id,
        "f." + field.key(),
        field.label(),
        field.type().name().toLowerCase(Locale.ROOT),
        field.required(),
        value,
        field.options(),
        field.page(),
        hint,
        problem == null ? null : m.text("problem." + problem, "label", field.label()));
  }

  public boolean ticked() {
    return value.equals(AnswerText.TICKED);
  }

  /** What describes the input for those who do not see it. */
  public @Nullable String describedBy() {
    String ids = (hint == null ? "" : id + "-hint ") + (error == null ? "" : id + "-error ");
    return ids.isEmpty() ? null : ids.strip();
  }
}
