package gateway.signing;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;

/** Draws a signature field with an embedded font, so that accents survive everywhere. */
final class SignatureAppearance {
  private static final float SMALL = 0.55f;
  private static final float LARGEST = 14;
  private static final float LEADING = 1.25f;
  private static final float MARGIN = 2;

  private SignatureAppearance() {}

  /** Return the appearance dictionary of a field without area: PDF/A wants one even then. */
  static COSDictionary empty(PDDocument document) {
    PDAppearanceStream stream = new PDAppearanceStream(document);
    stream.setBBox(new PDRectangle(0, 0));
    COSDictionary appearance = new COSDictionary();
    appearance.setItem(COSName.N, stream.getCOSObject());
    appearance.setDirect(true);
    return appearance;
  }

  static void draw(PDDocument document, PDAnnotationWidget widget, List<String> lines)
      throws IOException {
    PDRectangle box = widget.getRectangle();
    PDPage page = widget.getPage();
    int turn = page == null ? 0 : page.getRotation();
    boolean sideways = turn == 90 || turn == 270;
    float width = sideways ? box.getHeight() : box.getWidth();
    float height = sideways ? box.getWidth() : box.getHeight();
    PDFont font = LiberationSans.load(document);
    PDAppearanceStream stream = new PDAppearanceStream(document);
    stream.setResources(new PDResources());
    stream.setBBox(new PDRectangle(width, height));
    if (turn != 0) {
      // A reader fits the turned box into the field by itself (ISO 32000-2, 12.5.5).
      stream.setMatrix(
          Matrix.getRotateInstance(Math.toRadians(turn), 0, 0).createAffineTransform());
    }
    write(document, stream, font, lines, width, height);
    PDAppearanceDictionary appearance = new PDAppearanceDictionary();
    appearance.getCOSObject().setDirect(true);
    appearance.setNormalAppearance(stream);
    widget.setAppearance(appearance);
  }

  private static void write(
      PDDocument document,
      PDAppearanceStream stream,
      PDFont font,
      List<String> lines,
      float width,
      float height)
      throws IOException {
    List<String> drawable =
        lines.stream().map(line -> LiberationSans.drawable(font, line)).toList();
    float rows = 1 + SMALL * (drawable.size() - 1);
    float size = Math.min(LARGEST, (height - 2 * MARGIN) / (rows * LEADING));
    for (int i = 0; i < drawable.size(); i++) {
      float em = font.getStringWidth(drawable.get(i)) / 1000 * (i == 0 ? 1 : SMALL);
      size = em == 0 ? size : Math.min(size, (width - 2 * MARGIN) / em);
    }
    size = Math.max(size, 1);
    try (PDPageContentStream content = new PDPageContentStream(document, stream)) {
      content.beginText();
      content.setNonStrokingColor(0.1f, 0.2f, 0.45f);
      float y = height / 2 + rows * size * LEADING / 2;
      float above = 0;
      for (int i = 0; i < drawable.size(); i++) {
        float own = i == 0 ? size : size * SMALL;
        content.setFont(font, own);
        float down = own * (LEADING + 0.8f) / 2;
        content.newLineAtOffset(i == 0 ? MARGIN : 0, i == 0 ? y - down : -(above + down));
        above = own * LEADING - down;
        content.showText(drawable.get(i));
      }
      content.endText();
    }
  }
}
