package gateway.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** A three-page contract with one known value and a place for the organisation's seal. */
final class MaintenanceContractPdf {
  private static final int PAGES = 3;

  private MaintenanceContractPdf() {}

  static byte[] withoutQuestions() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (int n = 1; n <= PAGES; n++) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 11);
          content.setLeading(15);
          content.newLineAtOffset(60, 780);
          for (int line = 0; line < 40; line++) {
            content.showText("Article " + n + "." + line + " The parties agree on this sentence.");
            content.newLine();
          }
          content.showText(n == PAGES ? "Amount: [amount/]   Seal: [sc_user.signature/]" : "");
          content.endText();
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
