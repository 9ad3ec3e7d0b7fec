package gateway.pdf;

import gateway.base.Sha256;
import gateway.smartfield.DocumentFields;
import gateway.smartfield.DocumentLayout;
import gateway.smartfield.FieldFiller;
import gateway.smartfield.PageTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** What a worker does with a document. */
final class DocumentWork {
  private DocumentWork() {}

  static byte[] perform(PdfRequest request) throws IOException {
    if (request instanceof PdfRequest.Inspect inspect) {
      return inspect(inspect.pdf());
    }
    if (request instanceof PdfRequest.Prepare prepare) {
      return prepare(prepare);
    }
    if (request instanceof PdfRequest.Fill fill) {
      return fill(fill);
    }
    if (request instanceof PdfRequest.Picture picture) {
      return picture(picture);
    }
    if (request instanceof PdfRequest.Text text) {
      return text(text.pdf());
    }
    if (request instanceof PdfRequest.Image image) {
      return UploadedImage.png(image.upload());
    }
    Warmth.spread();
    return new byte[0];
  }

  private static byte[] inspect(byte[] pdf) throws IOException {
    try (PDDocument document = ForeignFile.open(pdf)) {
      DocumentCheck.check(document);
      List<PDPage> pages = PageTree.pages(document, WorkerLimits.MAX_PAGES);
      return WireWriter.inspection(DocumentFields.of(document, pages));
    }
  }

  private static byte[] prepare(PdfRequest.Prepare request) throws IOException {
    try (PDDocument document = ForeignFile.open(request.pdf())) {
      List<PDPage> pages = PageTree.pages(document, WorkerLimits.MAX_PAGES);
      AppearanceRepair.repair(document);
      DocumentLayout.apply(document, pages, request.plan());
      // The same input gives the same bytes: what the file is called by is made of what it holds.
      document.setDocumentId(ByteBuffer.wrap(Sha256.of(request.pdf())).getLong());
      ByteArrayOutputStream out = new ByteArrayOutputStream(request.pdf().length + 65_536);
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }

  private static byte[] fill(PdfRequest.Fill request) throws IOException {
    try (PDDocument document = ForeignFile.open(request.pdf())) {
      Set<COSDictionary> changed = FieldFiller.fill(document, request.values());
      // As above: who presses again is shown the same revision, not one with another time in it.
      String what = Sha256.hex(request.pdf()) + new TreeMap<>(request.values());
      document.setDocumentId(
          ByteBuffer.wrap(Sha256.of(what.getBytes(StandardCharsets.UTF_8))).getLong());
      ByteArrayOutputStream out = new ByteArrayOutputStream(request.pdf().length + 65_536);
      document.saveIncremental(out, changed);
      return out.toByteArray();
    }
  }

  private static byte[] picture(PdfRequest.Picture request) throws IOException {
    try (PDDocument document = ForeignFile.open(request.pdf())) {
      List<PDPage> pages = PageTree.pages(document, WorkerLimits.MAX_PAGES);
      return PagePicture.png(document, pages, request.page(), request.width());
    }
  }

  private static byte[] text(byte[] pdf) throws IOException {
    try (PDDocument document = ForeignFile.open(pdf)) {
      return WireWriter.texts(
          PageText.of(document, PageTree.pages(document, WorkerLimits.MAX_PAGES)));
    }
  }
}
