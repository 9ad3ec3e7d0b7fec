package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.io.IOException;

/** How wide texts are printed. */
interface TextWidths {
  /** How much smaller than wanted a value may be printed. */
  double SMALLEST = 0.6;

  double width(String text, double size) throws IOException;

  /**
   * Return the size in which the text fits: the wanted one, or down to 60 % of it.
   *
   * @throws PermanentFailure {@code pdf.value-too-long} naming the field
   */
  default double fit(String field, String text, double size, double room) throws IOException {
    double width = width(text, size);
    if (width <= room) {
      return size;
    }
    double smaller = size * room / width;
    if (smaller < SMALLEST * size) {
      int fits = (int) Math.floor(text.length() * room / (SMALLEST * width));
      throw tooLong(field, text, fits + ". Shorten the value, or leave more room behind the tag");
    }
    return smaller;
  }

  /** The refusal of a value; {@code holds} says how much its place takes, and what to do. */
  static PermanentFailure tooLong(String field, String text, String holds) {
    return new PermanentFailure(
        "pdf.value-too-long",
        tooLongFor(field)
            + "has "
            + text.length()
            + " characters, but its place in the document holds about "
            + holds);
  }

  /** How the refusal begins. */
  static String tooLongFor(String field) {
    return "The value of the field " + field + " ";
  }
}
