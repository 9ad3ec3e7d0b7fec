package gateway.smartfield;

import gateway.contract.PrintableText;
import java.io.IOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The widths of the font in which values are printed, told without any document. */
final class PrintWidths implements TextWidths {
  private static final PrintWidths SHARED = read();

  private final Map<Integer, Double> ofCharacters;

  private PrintWidths(Map<Integer, Double> ofCharacters) {
    this.ofCharacters = Map.copyOf(ofCharacters);
  }

  /** Return what all share; the first call reads the font. */
  static PrintWidths shared() {
    return SHARED;
  }

  private static PrintWidths read() {
    try (PDDocument document = new PDDocument()) {
      PrintFont font = new PrintFont(document);
      Map<Integer, Double> widths = new HashMap<>();
      for (int character : PrintableText.characters()) {
        widths.put(character, font.width(Character.toString(character), 1));
      }
      return new PrintWidths(widths);
    } catch (IOException e) {
      throw new IllegalStateException("The font that prints values cannot be read", e);
    } finally {
      PrintFont.forget(); // a gateway needs the widths only, and has many threads
    }
  }

  @Override
  public double width(String text, double size) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
            .codePoints()
            .mapToDouble(character -> ofCharacters.getOrDefault(character, 0.0))
            .sum()
        * size;
  }
}
