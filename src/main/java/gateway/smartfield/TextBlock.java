package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A value set in lines that fit a box.
 *
 * @param size of the font in points
 */
record TextBlock(List<String> lines, double size) {
  /** From one baseline to the next, in font sizes. */
  static final double LEADING = 1.2;

  private static final double STEP = 0.95;

  TextBlock {
    lines = List.copyOf(lines);
  }

  double leading() {
    return size * LEADING;
  }

  /**
   * Set a printable text in a box, smaller than wanted if it must be.
   *
   * @throws PermanentFailure {@code pdf.value-too-long} naming the field
   */
  static TextBlock of(
      TextWidths font, String field, String text, double wanted, double width, double height)
      throws IOException {
    int most = 1;
    for (double size = wanted; size >= TextWidths.SMALLEST * wanted; size *= STEP) {
      most = Math.max(1, (int) Math.floor(height / (size * LEADING) + 0.01));
      List<String> lines = wrapped(font, text, size, width, most);
      if (lines.size() <= most) {
        return new TextBlock(lines, size);
      }
    }
    throw TextWidths.tooLong(
        field, text, most + " lines. Shorten the value, or leave a higher place");
  }

  /** Break a text into lines, and stop at the first one too many: a long text costs no longer. */
  private static List<String> wrapped(
      TextWidths font, String text, double size, double width, int most) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split("(?<= )", -1)) {
        if (!line.isEmpty() && font.width((line + word).stripTrailing(), size) > width) {
          lines.add(line.toString().stripTrailing());
          line.setLength(0);
        }
        String rest = word;
        // A word longer than a line is cut where the line ends.
        while (font.width(rest.stripTrailing(), size) > width && rest.length() > 1) {
          int fits = fitting(font, rest, size, width);
          lines.add(rest.substring(0, fits));
          rest = rest.substring(fits);
          if (lines.size() > most) {
            return lines;
          }
        }
        line.append(rest);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int fitting(TextWidths font, String word, double size, double width)
      throws IOException {
    int fits = 1;
    while (fits < word.length() - 1 && font.width(word.substring(0, fits + 1), size) <= width) {
      fits++;
    }
    return Character.isHighSurrogate(word.charAt(fits - 1)) && fits < word.length()
        ? fits + 1
        : fits;
  }
}
