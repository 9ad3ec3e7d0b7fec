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
  // How much of the field a mark takes, and half the space between it and the words.
  private static final float MARKED = 0.42f;
  private static final float GAP = 2;

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

  static void draw(PDDocument document, PDAnnotationWidget widget, SignatureRequest request)
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
    try (PDPageContentStream content = new PDPageContentStream(document, stream)) {
      PDRectangle inside = new PDRectangle(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN);
      Mark mark = request.mark();
      if (mark == null) {
        write(content, font, request.lines(), inside);
      } else {
        boolean beside = inside.getWidth() > 2 * inside.getHeight();
        mark.draw(document, content, beside ? left(inside) : top(inside));
        write(content, font, request.lines(), beside ? right(inside) : bottom(inside));
      }
    }
    PDAppearanceDictionary appearance = new PDAppearanceDictionary();
    appearance.getCOSObject().setDirect(true);
    appearance.setNormalAppearance(stream);
    widget.setAppearance(appearance);
  }

  private static PDRectangle left(PDRectangle all) {
    return part(all, 0, 0, MARKED * all.getWidth() - GAP, all.getHeight());
  }

  private static PDRectangle right(PDRectangle all) {
    float from = MARKED * all.getWidth() + GAP;
    return part(all, from, 0, all.getWidth() - from, all.getHeight());
  }

  private static PDRectangle top(PDRectangle all) {
    float from = (1 - MARKED) * all.getHeight() + GAP;
    return part(all, 0, from, all.getWidth(), all.getHeight() - from);
  }

  private static PDRectangle bottom(PDRectangle all) {
    return part(all, 0, 0, all.getWidth(), (1 - MARKED) * all.getHeight() - GAP);
  }

  private static PDRectangle part(PDRectangle all, float x, float y, float width, float height) {
    return new PDRectangle(
        all.getLowerLeftX() + x, all.getLowerLeftY() + y, Math.max(1, width), Math.max(1, height));
  }

  /** Write the lines as large as the box allows, in its middle. */
  private static void write(
      PDPageContentStream content, PDFont font, List<String> lines, PDRectangle box)
      throws IOException {
    List<String> drawable =
        lines.stream().map(line -> LiberationSans.drawable(font, line)).toList();
    float rows = 1 + SMALL * (drawable.size() - 1);
    float size = Math.min(LARGEST, box.getHeight() / (rows * LEADING));
    for (int i = 0; i < drawable.size(); i++) {
      float em = font.getStringWidth(drawable.get(i)) / 1000 * (i == 0 ? 1 : SMALL);
      size = em == 0 ? size : Math.min(size, box.getWidth() / em);
    }
    size = Math.max(size, 1);
    content.beginText();
    content.setNonStrokingColor(0.1f, 0.2f, 0.45f);
    float y = box.getLowerLeftY() + box.getHeight() / 2 + rows * size * LEADING / 2;
    float above = 0;
    for (int i = 0; i < drawable.size(); i++) {
      float own = i == 0 ? size : size * SMALL;
      content.setFont(font, own);
      float down = own * (LEADING + 0.8f) / 2;
      content.newLineAtOffset(
          i == 0 ? box.getLowerLeftX() : 0, i == 0 ? y - down : -(above + down));
      above = own * LEADING - down;
      content.showText(drawable.get(i));
    }
    content.endText();
  }
}
