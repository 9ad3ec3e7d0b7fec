package gateway.pdf;

import gateway.base.PermanentFailure;
import gateway.contract.MediaTypes;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes a picture somebody uploaded and draws it anew: nothing but its pixels is kept. */
final class UploadedImage {
  static final int LARGEST_SIDE = 1_200;
  private static final long MOST_PIXELS = 50_000_000;
  private static final int SMALLEST_SIDE = 8;

  private UploadedImage() {}

  static byte[] png(byte[] upload) {
    String format =
        switch (MediaTypes.of(upload)) {
          case MediaTypes.PNG -> "png";
          case MediaTypes.JPEG -> "jpg";
          default -> throw refused("is neither a PNG nor a JPEG, whatever its name says");
        };
    try {
      return write(fit(decode(upload, format)));
    } catch (IOException | RuntimeException e) {
      // Decoders of damaged files throw all kinds of exceptions, and their words help nobody.
      throw e instanceof PermanentFailure known ? known : refused("cannot be read; it is damaged");
    }
  }

  private static BufferedImage decode(byte[] upload, String format) throws IOException {
    ImageReader reader = ImageIO.getImageReadersBySuffix(format).next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
      // Without metadata: compressed text in a PNG may be a bomb.
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) {
        throw refused("is too small to show a signature");
      }
      if ((long) width * height > MOST_PIXELS) {
        throw refused("has more than 50 million pixels");
      }
      int step = Math.max(1, Math.max(width, height) / (2 * LARGEST_SIDE));
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage fit(BufferedImage image) {
    double scale =
        Math.min(1, (double) LARGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = drawn.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return drawn;
  }

  private static byte[] write(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  static PermanentFailure refused(String why) {
    return new PermanentFailure(
        "signature.image", "The image of the signature " + why + ". Choose another one");
  }
}
