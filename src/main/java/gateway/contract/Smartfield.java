package gateway.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field found in a document, whatever the dialect it was written in.
 *
 * @param name the property's key, for example {@code amount} or {@code sc_sign1.nom}
 * @param page 1 is the first
 * @param box in PDF points, origin at the lower left corner of the page's media box
 * @param dialect {@code bracket}, {@code braces}, {@code acroform}, {@code anchor}
 * @param recipient key of the recipient who owns it, {@code sender}, or null when it is only drawn
 * @param fontSize of the tag, in points: values are drawn in the same size
 * @param label what people are asked; null when the document says nothing beyond the name
 * @param preset the value that the document itself proposes
 * @param maxLength in characters; null without a limit
 * @param problem a sentence that says what is wrong and how to mend it; with {@link
 *     FieldStatus#PLACED} a remark that keeps nothing from working
 */
public record Smartfield(
    String name,
    int page,
    Box box,
    String dialect,
    FieldStatus status,
    PropertyType type,
    @Nullable String recipient,
    @Nullable String group,
    List<String> options,
    @Nullable String visibleIf,
    @Nullable String format,
    boolean required,
    double fontSize,
    String origin,
    @Nullable String label,
    @Nullable String preset,
    @Nullable Integer maxLength,
    @Nullable String problem) {

  public Smartfield {
    options = List.copyOf(options);
  }

  /** A field of which the document says no more than its name, type and owner. */
  public Smartfield(
      String name,
      int page,
      Box box,
      String dialect,
      FieldStatus status,
      PropertyType type,
      @Nullable String recipient,
      @Nullable String group,
      List<String> options,
      @Nullable String visibleIf,
      @Nullable String format,
      boolean required,
      double fontSize,
      String origin) {
    this(
        name, page, box, dialect, status, type, recipient, group, options, visibleIf, format,
        required, fontSize, origin, null, null, null, null);
  }

  /** A rectangle in PDF points, origin at the lower left. */
  public record Box(double x, double y, double width, double height) {}

  public Smartfield with(FieldStatus newStatus, @Nullable String newRecipient) {
    return changed(newStatus, type, newRecipient, options, problem);
  }

  /** Report that the field is not used as it was meant, and why. */
  public Smartfield refused(FieldStatus newStatus, String why) {
    return changed(newStatus, type, recipient, options, why);
  }

  public Smartfield typed(PropertyType newType) {
    return changed(status, newType, recipient, options, problem);
  }

  public Smartfield offering(List<String> newOptions) {
    return changed(status, type, recipient, newOptions, problem);
  }

  private Smartfield changed(
      FieldStatus newStatus,
      PropertyType newType,
      @Nullable String newRecipient,
      List<String> newOptions,
      @Nullable String newProblem) {
    return new Smartfield(
        name,
        page,
        box,
        dialect,
        newStatus,
        newType,
        newRecipient,
        group,
        newOptions,
        visibleIf,
        format,
        required,
        fontSize,
        origin,
        label,
        preset,
        maxLength,
        newProblem);
  }
}
