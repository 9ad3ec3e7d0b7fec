package gateway.smartfield;

import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.jspecify.annotations.Nullable;

/**
 * The ground on which a field shows: what its author chose, as long as black text stays readable.
 *
 * @param ground content that draws it
 * @param padding how far a text keeps away from the edges
 */
record WidgetLook(String ground, double padding) {
  private static final double READABLE = 0.5;
  private static final double WIDEST = 12;
  private static final double PADDING = 2;

  static WidgetLook of(COSDictionary widget, FieldPlace place) {
    COSDictionary look = widget.getCOSDictionary(COSName.MK);
    StringBuilder out = new StringBuilder();
    String fill = look == null ? null : color(look.getCOSArray(COSName.BG), false);
    if (fill != null && brightness(look.getCOSArray(COSName.BG)) >= READABLE) {
      out.append(
          String.format(
              Locale.ROOT, "q %s 0 0 %.3f %.3f re f Q ", fill, place.width(), place.height()));
    }
    String stroke = look == null ? null : color(look.getCOSArray(COSName.BC), true);
    double line = stroke == null ? 0 : lineWidth(widget);
    if (stroke != null && line > 0) {
      out.append(
          String.format(
              Locale.ROOT,
              "q %s %.3f w %.3f %.3f %.3f %.3f re S Q ",
              stroke,
              line,
              line / 2,
              line / 2,
              Math.max(0, place.width() - line),
              Math.max(0, place.height() - line)));
    }
    // Only the author's own widgets have a border style; text in a tag's place starts where it did.
    boolean framed = widget.containsKey(COSName.BS);
    return new WidgetLook(out.toString(), framed ? Math.max(PADDING, 2 * line) : 0);
  }

  private static double lineWidth(COSDictionary widget) {
    COSDictionary style = widget.getCOSDictionary(COSName.BS);
    double width = style == null ? 1 : style.getFloat(COSName.W, 1);
    return Math.max(0, Math.min(WIDEST, width));
  }

  private static @Nullable String color(@Nullable COSArray parts, boolean stroke) {
    if (parts == null) {
      return null;
    }
    String operator =
        switch (parts.size()) {
          case 1 -> "g";
          case 3 -> "rg";
          case 4 -> "k";
          default -> "";
        };
    if (operator.isEmpty()) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      out.append(String.format(Locale.ROOT, "%.3f ", part(parts, i)));
    }
    return out + (stroke ? operator.toUpperCase(Locale.ROOT) : operator);
  }

  private static double brightness(COSArray parts) {
    return switch (parts.size()) {
      case 1 -> part(parts, 0);
      case 3 -> 0.3 * part(parts, 0) + 0.59 * part(parts, 1) + 0.11 * part(parts, 2);
      default ->
          1
              - Math.min(
                  1,
                  0.3 * part(parts, 0)
                      + 0.59 * part(parts, 1)
                      + 0.11 * part(parts, 2)
                      + part(parts, 3));
    };
  }

  private static double part(COSArray parts, int index) {
    return parts.getObject(index) instanceof COSNumber number
        ? Math.max(0, Math.min(1, number.floatValue()))
        : 0;
  }
}
