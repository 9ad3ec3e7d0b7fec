package gateway.smartfield;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.util.Matrix;

/** Draws values for good where their tags stood. */
final class ValuePainter {
  private final PDDocument document;
  private final PrintFont font;

  ValuePainter(PDDocument document) throws IOException {
    this.document = document;
    font = new PrintFont(document);
  }

  void paint(PDPage page, Placement place, String name, String value) throws IOException {
    String text = font.printable(name, value);
    if (text.isBlank()) {
      return;
    }
    double size = font.fit(name, text, place.size(), place.room());
    double cos = place.turn().cos();
    double sin = place.turn().sin();
    try (PDPageContentStream out =
        new PDPageContentStream(document, page, AppendMode.APPEND, true, false)) {
      out.beginText();
      out.setFont(font.font(), (float) size);
      out.setTextMatrix(
          new Matrix(
              (float) cos,
              (float) sin,
              (float) -sin,
              (float) cos,
              (float) place.x(),
              (float) place.y()));
      out.showText(text);
      out.endText();
    }
  }
}
