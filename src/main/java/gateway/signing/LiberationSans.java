package gateway.signing;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font that ships inside PDFBox: embedded as a subset, it covers Latin, Greek and Cyrillic. */
public final class LiberationSans {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  // Read once and never closed. One for each of the few threads that sign: a parsed font reads on
  // while it is used.
  private static final ThreadLocal<TrueTypeFont> PARSED =
      ThreadLocal.withInitial(LiberationSans::parsed);

  private LiberationSans() {}

  public static PDFont load(PDDocument document) throws IOException {
    return PDType0Font.load(document, PARSED.get(), true);
  }

  private static TrueTypeFont parsed() {
    try {
      TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file()));
      // No search for ligatures: it took longer than all else that is done for a line of text.
      parsed.setEnableGsub(false);
      return parsed;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Replace what the font cannot draw, so that a name in another script never stops a contract. */
  public static String drawable(PDFont font, String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              String one = Character.toString(codePoint);
              try {
                font.encode(one);
                result.append(one);
              } catch (IOException | IllegalArgumentException e) {
                result.append('?');
              }
            });
    return result.toString();
  }

  private static byte[] file() {
    try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new IllegalStateException("PDFBox carries no " + FONT);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
