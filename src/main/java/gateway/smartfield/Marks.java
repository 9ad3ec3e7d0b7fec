package gateway.smartfield;

import java.util.Locale;

/** The drawings of check boxes and radio buttons, as content of a box that begins at 0 0. */
final class Marks {
  private static final double ROUND = 0.5523; // makes four curves a circle

  private Marks() {}

  /** Draw an empty box, or ring, around the whole place. */
  static String frame(FieldKind kind, double width, double height) {
    double line = Math.max(0.5, Math.min(width, height) * 0.06);
    String path =
        kind == FieldKind.RADIO
            ? circle(width / 2, height / 2, Math.min(width, height) / 2 - line)
            : String.format(
                Locale.ROOT,
                "%.3f %.3f %.3f %.3f re ",
                line / 2,
                line / 2,
                width - line,
                height - line);
    return String.format(Locale.ROOT, "q 0 G %.3f w %sS Q ", line, path);
  }

  /** Draw what says yes. */
  static String mark(FieldKind kind, double width, double height) {
    double side = Math.min(width, height);
    double left = (width - side) / 2;
    double low = (height - side) / 2;
    if (kind == FieldKind.RADIO) {
      return "q 0 g " + circle(width / 2, height / 2, side * 0.25) + "f Q ";
    }
    return String.format(
        Locale.ROOT,
        "q 0 G 1 J 1 j %.3f w %.3f %.3f m %.3f %.3f l %.3f %.3f l S Q ",
        side * 0.11,
        left + side * 0.22,
        low + side * 0.5,
        left + side * 0.42,
        low + side * 0.26,
        left + side * 0.8,
        low + side * 0.78);
  }

  private static String circle(double x, double y, double r) {
    double c = r * ROUND;
    return String.format(
        Locale.ROOT,
        "%.3f %.3f m %.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c"
            + " %.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c ",
        x + r,
        y,
        x + r,
        y + c,
        x + c,
        y + r,
        x,
        y + r,
        x - c,
        y + r,
        x - r,
        y + c,
        x - r,
        y,
        x - r,
        y - c,
        x - c,
        y - r,
        x,
        y - r,
        x + c,
        y - r,
        x + r,
        y - c,
        x + r,
        y);
  }
}
