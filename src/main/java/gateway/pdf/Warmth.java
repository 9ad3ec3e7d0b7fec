package gateway.pdf;

import gateway.contract.PdfDesk.Preparation;
import gateway.smartfield.DocumentLayout;
import gateway.smartfield.PageTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Plays the whole work once on an empty document, so that classes and fonts are loaded. */
final class Warmth {
  private Warmth() {}

  static void spread() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      Preparation plan = new Preparation(List.of(), Map.of(), Map.of(), List.of("warm"));
      List<PDPage> pages = PageTree.pages(document, 1);
      DocumentLayout.apply(document, pages, plan);
      PagePicture.png(document, pages, 1, 200);
      document.save(new ByteArrayOutputStream(), CompressParameters.NO_COMPRESSION);
    }
  }
}
