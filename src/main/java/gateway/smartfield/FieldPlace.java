package gateway.smartfield;

import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Where a form field shows on a page.
 *
 * @param turn 0, 90, 180 or 270 degrees counter-clockwise
 * @param size of its text in points
 */
record FieldPlace(PDPage page, Rect box, int turn, double size) {
  /** Return the length of the side along the text. */
  double width() {
    return turn % 180 == 0 ? box.width() : box.height();
  }

  /** Return the length of the side across the text. */
  double height() {
    return turn % 180 == 0 ? box.height() : box.width();
  }
}
