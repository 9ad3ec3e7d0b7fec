package gateway.smartfield;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Documents written operator by operator, and what PDFBox's own stripper sees in them. */
final class Pages {
  /** A visible character and where it stands. */
  record Mark(String text, float x, float y) {}

  private Pages() {}

  static PDDocument of(String content) throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("F1"), new PDType1Font(FontName.HELVETICA));
    page.setResources(resources);
    page.setContents(stream(document, content));
    return document;
  }

  static PDStream stream(PDDocument document, String content) throws IOException {
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content.getBytes(StandardCharsets.ISO_8859_1));
    }
    return stream;
  }

  /** Add a form XObject of this name to the first page, with the page's fonts. */
  static void addForm(PDDocument document, String name, String content) throws IOException {
    PDFormXObject form = new PDFormXObject(stream(document, content));
    form.setBBox(PDRectangle.A4);
    PDResources own = new PDResources();
    own.put(COSName.getPDFName("F1"), new PDType1Font(FontName.HELVETICA));
    form.setResources(own);
    document.getPage(0).getResources().put(COSName.getPDFName(name), form);
  }

  static PDDocument saved(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    document.close();
    return Loader.loadPDF(bytes.toByteArray());
  }

  static List<Mark> marks(PDDocument document) throws IOException {
    List<Mark> marks = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            if (!text.getUnicode().isBlank()) {
              marks.add(
                  new Mark(
                      text.getUnicode(),
                      text.getTextMatrix().getTranslateX(),
                      text.getTextMatrix().getTranslateY()));
            }
          }
        };
    stripper.getText(document);
    return marks;
  }

  static COSDictionary form(PDDocument document) {
    COSDictionary form =
        document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
    if (form == null) {
      throw new AssertionError("no form");
    }
    return form;
  }
}
