package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font in which values are printed: Liberation Sans, which PDFBox carries, embedded as a
 * subset. One for each document.
 */
final class PrintFont implements TextWidths {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  // Read once, as that took a third of the time of filling a form, and never closed. One for each
  // thread, of which a worker has one: a parsed font reads on while it is used.
  private static final ThreadLocal<TrueTypeFont> PARSED =
      ThreadLocal.withInitial(PrintFont::parsed);

  private final PDType0Font font;

  PrintFont(PDDocument document) throws IOException {
    font = PDType0Font.load(document, PARSED.get(), true);
  }

  private static TrueTypeFont parsed() {
    try (InputStream in =
        Objects.requireNonNull(PDType0Font.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(in));
      // Without ligatures every glyph keeps its own meaning when the text is extracted again.
      parsed.setEnableGsub(false);
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Let go of what this thread has read. */
  static void forget() {
    PARSED.remove();
  }

  PDType0Font font() {
    return font;
  }

  /**
   * Return the value in the form in which it is printed.
   *
   * @throws PermanentFailure {@code pdf.value-unprintable} naming the field
   */
  String printable(String field, String value) {
    String composed = Normalizer.normalize(value, Normalizer.Form.NFC);
    composed.codePoints().forEach(character -> check(field, character));
    return composed;
  }

  /** As {@link #printable}, for a value that may have several lines. */
  String printableLines(String field, String value) {
    List<String> lines = new ArrayList<>();
    for (String line : value.replace("\r\n", "\n").split("\n", -1)) {
      lines.add(printable(field, line));
    }
    return String.join("\n", lines);
  }

  private void check(String field, int character) {
    if (!prints(character)) {
      throw new PermanentFailure(
          "pdf.value-unprintable",
          "The value of the field "
              + field
              + " holds the character U+"
              + String.format("%04X", character)
              + ", which the document's font cannot print. Write the value in Latin, Greek or"
              + " Cyrillic letters, on one line");
    }
  }

  /** Whether a character is drawn as what it is. */
  boolean prints(int character) {
    return switch (Character.getType(character)) {
      // What would be drawn wrongly: over the neighbour, in the wrong order, or not at all.
      case Character.CONTROL,
          Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !rightToLeft(character) && font.getCmapLookup().getGlyphId(character) != 0;
    };
  }

  private static boolean rightToLeft(int character) {
    byte direction = Character.getDirectionality(character);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Return the text as hexadecimal codes of the font, and remember to embed what they show. */
  String codes(String text) throws IOException {
    text.codePoints().forEach(font::addToSubset);
    return HexFormat.of().formatHex(font.encode(text));
  }

  @Override
  public double width(String text, double size) throws IOException {
    return text.isEmpty() ? 0 : font.getStringWidth(text) / 1000 * size;
  }
}
