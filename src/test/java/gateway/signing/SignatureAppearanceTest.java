package gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.Strokes;
import gateway.signing.verify.PdfVerifier;
import gateway.signing.verify.Verdict;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a signature field. */
class SignatureAppearanceTest {
  private static final Strokes DRAWN =
      Strokes.parse("200,800 500,150 700,820 900,300 1300,700 2000,200 2700,600;2800,820");
  private static final List<String> LINES =
      List.of(
          "Léa Martin-Œuvrard",
          "Signé le 27 novembre 2026 à 11:02:03 Europe/Paris",
          "Signature électronique, PAdES B-T");

  @TempDir Path folder;

  private static byte[] signed(int rotation, @Nullable Mark mark) {
    Attacker attacker = new Attacker();
    byte[] pdf = SamplePdf.prepared(rotation, false, "signer1", "signer2", "seal");
    PreparedPdf prepared =
        PadesSigner.prepare(
            pdf, new SignatureRequest("sig.signer1", "Léa", Instant.now(), LINES, mark));
    return new PadesSigner(null).sign(prepared, attacker.documentSigner());
  }

  private static byte[] picture() throws IOException {
    BufferedImage image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillOval(20, 20, 260, 60);
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  @Test
  void a_drawn_signature_stays_lines_beside_a_name_that_stays_text() throws Exception {
    try (PDDocument document = Loader.loadPDF(signed(0, new InkMark(DRAWN)))) {
      PDAppearanceStream look = look(document);
      String content = new String(look.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(content.lines().filter(line -> line.endsWith(" c")))
          .as("one curve for each point the pen passed on its way")
          .hasSize(5);
      assertThat(content).contains("Tj");
      assertThat(look.getResources().getXObjectNames()).isEmpty();
      assertThat(field(document).getContents()).isEqualTo(String.join(", ", LINES));
    }
  }

  @Test
  void an_uploaded_picture_stands_in_its_own_proportions() throws Exception {
    byte[] pdf = signed(0, new ImageMark(picture()));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(look(document).getResources().getXObjectNames()).hasSize(1);
      BufferedImage page = new PDFRenderer(document).renderImage(0, 2);
      int red = 0;
      for (int x = 0; x < page.getWidth(); x++) {
        for (int y = 0; y < page.getHeight(); y++) {
          Color color = new Color(page.getRGB(x, y));
          red += color.getRed() > 200 && color.getGreen() < 60 ? 1 : 0;
        }
      }
      assertThat(red).as("pixels of the picture").isGreaterThan(500);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90})
  void nothing_leaves_the_field_and_the_file_stays_valid(int rotation) throws Exception {
    byte[] pdf = signed(rotation, new InkMark(DRAWN));
    assertThat(new PdfVerifier(Clock.systemUTC()).verify(pdf, List.of(), false).verdict())
        .isEqualTo(Verdict.VALID);
    Path file = Files.write(folder.resolve("marked.pdf"), pdf);
    Oracles.pdfsig(file, 1);
    Oracles.qpdf(file);
    try (PDDocument with = Loader.loadPDF(pdf);
        PDDocument without = Loader.loadPDF(SamplePdf.prepared(rotation, false))) {
      var box = field(with).getRectangle();
      with.getPage(0).setRotation(0);
      without.getPage(0).setRotation(0);
      BufferedImage after = new PDFRenderer(with).renderImage(0);
      BufferedImage before = new PDFRenderer(without).renderImage(0);
      int inside = 0;
      for (int x = 0; x < after.getWidth(); x++) {
        for (int y = 0; y < after.getHeight(); y++) {
          if (after.getRGB(x, y) != before.getRGB(x, y)) {
            float up = after.getHeight() - y;
            assertThat(box.contains(x + 0.5f, up - 0.5f)).as("pixel %s %s", x, up).isTrue();
            inside++;
          }
        }
      }
      assertThat(inside).isGreaterThan(200);
    }
  }

  private static PDAnnotation field(PDDocument document) throws IOException {
    PDPage page = document.getPage(0);
    return page.getAnnotations().stream()
        .filter(one -> one.getCOSObject().getItem(COSName.V) != null)
        .findFirst()
        .orElseThrow();
  }

  private static PDAppearanceStream look(PDDocument document) throws IOException {
    return field(document).getNormalAppearanceStream();
  }
}
