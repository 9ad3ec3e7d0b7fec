package gateway.evidence;

import gateway.signing.LiberationSans;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Sets plain text on A4 pages: lines are wrapped, pages are added as needed. */
final class SummaryPage implements AutoCloseable {
  private static final float MARGIN = 56;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float LEADING = 1.4f;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private PDPageContentStream content;
  private float y;

  SummaryPage(String title, String language) throws IOException {
    font = LiberationSans.load(document);
    document.getDocumentInformation().setTitle(title);
    document.getDocumentCatalog().setLanguage(language);
    content = page();
  }

  void title(String text) throws IOException {
    lines(text, 18, 4);
  }

  void heading(String text) throws IOException {
    lines(text, 12, 12);
  }

  void text(String text) throws IOException {
    lines(text, 10, 2);
  }

  void small(String text) throws IOException {
    lines(text, 8, 0);
  }

  byte[] finished() throws IOException {
    content.close();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private void lines(String text, float size, float above) throws IOException {
    y -= above;
    for (String line : wrapped(LiberationSans.drawable(font, text), size)) {
      if (y - size * LEADING < MARGIN) {
        content.close();
        content = page();
      }
      y -= size * LEADING;
      content.beginText();
      content.setFont(font, size);
      content.newLineAtOffset(MARGIN, y);
      content.showText(line);
      content.endText();
    }
  }

  private List<String> wrapped(String text, float size) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    float width = 0;
    for (int codePoint : text.codePoints().toArray()) {
      line.appendCodePoint(codePoint);
      width += font.getStringWidth(Character.toString(codePoint));
      if (width / 1000 * size > WIDTH) {
        int space = line.lastIndexOf(" ");
        int cut = space > 0 ? space : line.length() - Character.charCount(codePoint);
        lines.add(line.substring(0, cut));
        line.delete(0, space > 0 ? space + 1 : cut);
        width = font.getStringWidth(line.toString());
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private PDPageContentStream page() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, page);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
