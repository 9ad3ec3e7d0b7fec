package gateway.demo;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** An A4 document on which text is set from top to bottom. */
final class Paper implements AutoCloseable {
  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float HEIGHT = PDRectangle.A4.getHeight();
  static final float MARGIN = 56;
  static final Color INK = new Color(0x1f, 0x29, 0x33);

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final PDDocument document = new PDDocument();
  private final PDType0Font font;
  private PDPageContentStream out;

  Paper(String title) throws IOException {
    TrueTypeFont parsed;
    try (InputStream in = Objects.requireNonNull(PDType0Font.class.getResourceAsStream(FONT))) {
      parsed = new TTFParser().parse(new RandomAccessReadBuffer(in));
    }
    parsed.setEnableGsub(false);
    document.registerTrueTypeFontForClosing(parsed);
    font = PDType0Font.load(document, parsed, true);
    document.getDocumentInformation().setTitle(title);
    document.getDocumentCatalog().setLanguage("fr-FR");
    document.setDocumentId(1L); // the same bytes every time
    out = page();
  }

  private PDPageContentStream page() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  void nextPage() throws IOException {
    out.close();
    out = page();
  }

  void box(float x, float y, float width, float height, Color fill) throws IOException {
    out.setNonStrokingColor(fill);
    out.addRect(x, y, width, height);
    out.fill();
  }

  void frame(float x, float y, float width, float height, Color line) throws IOException {
    out.setStrokingColor(line);
    out.setLineWidth(0.7f);
    out.addRect(x, y, width, height);
    out.stroke();
  }

  void text(float x, float y, float size, Color color, String text) throws IOException {
    show(x, y, size, color, text, false);
  }

  void bold(float x, float y, float size, Color color, String text) throws IOException {
    show(x, y, size, color, text, true);
  }

  private void show(float x, float y, float size, Color color, String text, boolean bold)
      throws IOException {
    out.beginText();
    out.setFont(font, size);
    out.setNonStrokingColor(color);
    // The font has no bold cut: a fine outline does.
    out.setStrokingColor(color);
    out.setLineWidth(size * 0.035f);
    out.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    out.newLineAtOffset(x, y);
    out.showText(text);
    out.endText();
  }

  float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /** Set a paragraph and return the height of the line below it. */
  float paragraph(float x, float y, float width, float size, Color color, String text)
      throws IOException {
    float line = y;
    for (String words : broken(text, size, width)) {
      text(x, line, size, color, words);
      line -= size * 1.5f;
    }
    return line;
  }

  private List<String> broken(String text, float size, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, size) > width && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  byte[] finish() throws IOException {
    out.close();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes, CompressParameters.NO_COMPRESSION);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
