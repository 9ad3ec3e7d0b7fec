package gateway.signing;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * An uploaded picture of a signature.
 *
 * @param png one that Paraph wrote itself
 */
record ImageMark(byte[] png) implements Mark {
  @Override
  public void draw(PDDocument document, PDPageContentStream content, PDRectangle box)
      throws IOException {
    PDImageXObject image = PDImageXObject.createFromByteArray(document, png, "mark.png");
    float scale = Math.min(box.getWidth() / image.getWidth(), box.getHeight() / image.getHeight());
    float width = image.getWidth() * scale;
    float height = image.getHeight() * scale;
    content.drawImage(
        image,
        box.getLowerLeftX() + (box.getWidth() - width) / 2,
        box.getLowerLeftY() + (box.getHeight() - height) / 2,
        width,
        height);
  }
}
