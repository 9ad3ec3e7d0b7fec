package gateway.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedImageTest {
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void a_picture_comes_back_as_a_png_of_at_most_1200_pixels(String format) throws IOException {
    byte[] png = cleaned(image(3_000, 1_000, format));
    BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(drawn.getWidth()).isEqualTo(1_200);
    assertThat(drawn.getHeight()).isEqualTo(400);
    assertThat(new String(png, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
  }

  @Test
  void nothing_but_pixels_is_kept() throws IOException {
    byte[] png = image(300, 100, "png");
    byte[] trailer = "where it was taken".getBytes(StandardCharsets.US_ASCII);
    byte[] upload = Arrays.copyOf(png, png.length + trailer.length);
    System.arraycopy(trailer, 0, upload, png.length, trailer.length);
    assertThat(new String(cleaned(upload), StandardCharsets.ISO_8859_1)).doesNotContain("taken");
  }

  @Test
  void what_is_no_picture_or_a_damaged_one_is_refused() throws IOException {
    refused("<svg/>".getBytes(StandardCharsets.US_ASCII), "neither a PNG nor a JPEG");
    byte[] damaged = image(300, 100, "png");
    Arrays.fill(damaged, 40, damaged.length - 12, (byte) 7);
    refused(damaged, "damaged");
    refused(image(4, 4, "png"), "too small");
  }

  @Test
  void a_picture_of_endless_pixels_is_refused_before_it_is_decoded() throws IOException {
    byte[] bomb = image(300, 100, "png");
    bomb[16] = 0x7f; // width and height in the header, and the sum that guards it
    bomb[20] = 0x7f;
    CRC32 sum = new CRC32();
    sum.update(bomb, 12, 17);
    for (int i = 0; i < 4; i++) {
      bomb[29 + i] = (byte) (sum.getValue() >> 24 - 8 * i);
    }
    refused(bomb, "50 million");
  }

  private static void refused(byte[] upload, String why) {
    assertThatThrownBy(() -> cleaned(upload))
        .hasFieldOrPropertyWithValue("code", "signature.image")
        .hasMessageContaining(why);
  }

  /** What a worker does with it, once it came over the pipe. */
  private static byte[] cleaned(byte[] upload) throws IOException {
    return DocumentWork.perform(
        WireReader.request(WireWriter.request(new PdfRequest.Image(upload))));
  }

  private static byte[] image(int width, int height, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }
}
