package gateway.smartfield;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** An upright rectangle in user space. */
record Rect(double left, double bottom, double right, double top) {
  static final Rect NOWHERE = new Rect(0, 0, 0, 0);

  /** Return the rectangle around a part of a turned frame. */
  static Rect around(Turn turn, double start, double end, double low, double high) {
    double[] x = {turn.x(start, low), turn.x(end, low), turn.x(start, high), turn.x(end, high)};
    double[] y = {turn.y(start, low), turn.y(end, low), turn.y(start, high), turn.y(end, high)};
    return new Rect(min(x), min(y), max(x), max(y));
  }

  static Rect of(PDRectangle box) {
    return new Rect(
        box.getLowerLeftX(), box.getLowerLeftY(), box.getUpperRightX(), box.getUpperRightY());
  }

  private static double min(double[] values) {
    return Math.min(Math.min(values[0], values[1]), Math.min(values[2], values[3]));
  }

  private static double max(double[] values) {
    return Math.max(Math.max(values[0], values[1]), Math.max(values[2], values[3]));
  }

  double width() {
    return right - left;
  }

  double height() {
    return top - bottom;
  }

  boolean contains(double x, double y) {
    return x >= left && x <= right && y >= bottom && y <= top;
  }

  /** Whether the other lies within this one, give or take. */
  boolean holds(Rect other, double tolerance) {
    return other.left >= left - tolerance
        && other.right <= right + tolerance
        && other.bottom >= bottom - tolerance
        && other.top <= top + tolerance;
  }

  /** Return this rectangle moved, not shrunk, so that it lies within the other if it can. */
  Rect movedInto(Rect page) {
    double dx = Math.max(0, page.left - left) - Math.max(0, right - page.right);
    double dy = Math.max(0, page.bottom - bottom) - Math.max(0, top - page.top);
    return new Rect(left + dx, bottom + dy, right + dx, top + dy);
  }

  COSArray array() {
    return new PDRectangle((float) left, (float) bottom, (float) width(), (float) height())
        .getCOSArray();
  }
}
