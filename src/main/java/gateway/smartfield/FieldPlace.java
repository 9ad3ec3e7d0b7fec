package gateway.smartfield;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * Where a form field shows on a page.
 *
 * @param turn 0, 90, 180 or 270 degrees counter-clockwise
 * @param size of its text in points; 0 lets the box decide
 * @param option what this place stands for, when each option has one
 * @param widget the author's own annotation, which becomes the field's
 */
record FieldPlace(
    PDPage page,
    Rect box,
    int turn,
    double size,
    @Nullable String option,
    @Nullable COSDictionary widget) {

  FieldPlace(PDPage page, Rect box, int turn, double size) {
    this(page, box, turn, size, null, null);
  }

  /** Return the length of the side along the text. */
  double width() {
    return turn % 180 == 0 ? box.width() : box.height();
  }

  /** Return the length of the side across the text. */
  double height() {
    return turn % 180 == 0 ? box.height() : box.width();
  }
}
