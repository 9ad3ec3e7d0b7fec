package gateway.pdf;

import gateway.base.PermanentFailure;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws pages. */
final class PagePicture {
  private static final int GREYS = 16;
  private static final int TALLEST = 10; // times the width: no page made to exhaust memory
  private static final long MOST_PIXELS = 12_000_000;

  private PagePicture() {}

  static byte[] png(PDDocument document, List<PDPage> pages, int page, int width)
      throws IOException {
    if (page < 1 || page > pages.size()) {
      throw new PermanentFailure(
          "pdf.no-such-page",
          "The document has the pages 1 to " + pages.size() + ", but page " + page + " was asked");
    }
    PDRectangle box = pages.get(page - 1).getCropBox();
    boolean sideways = pages.get(page - 1).getRotation() % 180 != 0;
    double across = sideways ? box.getHeight() : box.getWidth();
    double down = sideways ? box.getWidth() : box.getHeight();
    double scale = width / across;
    if (!(across > 0 && down > 0)
        || down > TALLEST * across
        || down * scale * width > MOST_PIXELS) {
      throw PdfFailures.tooExpensive("what fits a picture: page " + page + " is too long");
    }
    PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    BufferedImage image = renderer.renderImage(page - 1, (float) scale, ImageType.RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    ImageIO.write(isGrey(image) ? grey(image) : image, "png", out);
    return out.toByteArray();
  }

  private static boolean isGrey(BufferedImage image) {
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        int red = pixel >> 16 & 0xff;
        int green = pixel >> 8 & 0xff;
        int blue = pixel & 0xff;
        if (Math.abs(red - green) > 3 || Math.abs(green - blue) > 3) {
          return false;
        }
      }
    }
    return true;
  }

  /** Black text in sixteen greys looks the same and weighs a quarter. */
  private static BufferedImage grey(BufferedImage image) {
    byte[] levels = new byte[GREYS];
    for (int i = 0; i < GREYS; i++) {
      levels[i] = (byte) (i * 17);
    }
    BufferedImage grey =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            BufferedImage.TYPE_BYTE_BINARY,
            new IndexColorModel(4, GREYS, levels, levels, levels));
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        row[x] = ((row[x] >> 8 & 0xff) + 8) / 17;
      }
      grey.getRaster().setSamples(0, y, row.length, 1, 0, row);
    }
    return grey;
  }
}
