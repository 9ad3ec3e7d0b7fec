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
    String origin) {

  public Smartfield {
    options = List.copyOf(options);
  }

  /** A rectangle in PDF points, origin at the lower left. */
  public record Box(double x, double y, double width, double height) {}

  public Smartfield with(FieldStatus newStatus, @Nullable String newRecipient) {
    return new Smartfield(
        name,
        page,
        box,
        dialect,
        newStatus,
        type,
        newRecipient,
        group,
        options,
        visibleIf,
        format,
        required,
        fontSize,
        origin);
  }
}
