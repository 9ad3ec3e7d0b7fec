package gateway.intake;

import gateway.base.PermanentFailure;
import gateway.intake.CsvDialect.Place;

/** Checks that every quote that opens a cell closes it, so that no row swallows the next ones. */
final class CsvQuotes {
  private CsvQuotes() {}

  /**
   * Check a whole file.
   *
   * @throws PermanentFailure {@code csv.quote.unclosed} at the opening quote, {@code
   *     csv.quote.stray} at what follows a closing one
   */
  static void check(String file, String text, char separator) {
    boolean cellStarts = true;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (cellStarts && c == '"') {
        i = afterClosing(file, text, i);
        if (i < text.length() && !ends(text.charAt(i), separator)) {
          throw refused(
              "csv.quote.stray", file, text, i, "text follows the quote that closes this cell");
        }
        cellStarts = false;
      } else {
        cellStarts = ends(c, separator);
        i++;
      }
    }
  }

  private static int afterClosing(String file, String text, int opening) {
    int i = opening + 1;
    while (i < text.length()) {
      if (text.charAt(i) != '"') {
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        i += 2;
      } else {
        return i + 1;
      }
    }
    throw refused("csv.quote.unclosed", file, text, opening, "this quote is never closed");
  }

  private static boolean ends(char c, char separator) {
    return c == separator || c == '\n' || c == '\r';
  }

  private static PermanentFailure refused(
      String code, String file, String text, int index, String what) {
    Place place = Place.after(text.substring(0, index));
    return new PermanentFailure(
        code,
        file
            + ":"
            + place.line()
            + ":"
            + place.column()
            + ": "
            + what
            + ". Write a quote inside a quoted cell twice");
  }
}
