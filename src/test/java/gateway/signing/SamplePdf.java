package gateway.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** A prepared contract: one page, a value to fill, signature fields laid out as the chain does. */
public final class SamplePdf {
  private SamplePdf() {}

  public static byte[] prepared(String... signers) {
    return prepared(0, false, signers);
  }

  /** A page turned by so many degrees, with or without object streams. */
  public static byte[] prepared(int rotation, boolean compressed, String... signers) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      page.setRotation(rotation);
      document.addPage(page);
      PDType0Font font =
          PDType0Font.load(
              document,
              PDDocument.class.getResourceAsStream(
                  "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
              false);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(font, 12);
        content.newLineAtOffset(72, 700);
        content.showText("Contrat d'entretien : café, été, Noël");
        content.endText();
      }
      PDAcroForm form = new PDAcroForm(document);
      PDResources resources = new PDResources();
      resources.put(COSName.getPDFName("LS"), font);
      form.setDefaultResources(resources);
      form.setDefaultAppearance("/LS 10 Tf 0 g");
      document.getDocumentCatalog().setAcroForm(form);
      PDNonTerminalField values = new PDNonTerminalField(form);
      values.setPartialName("val");
      PDTextField text = new PDTextField(form);
      text.setPartialName("place");
      place(document, page, text, new PDRectangle(72, 600, 200, 20));
      text.getCOSObject().setItem(COSName.PARENT, values.getCOSObject());
      values.setChildren(List.of(text));
      form.getFields().add(values);
      PDNonTerminalField group = new PDNonTerminalField(form);
      group.setPartialName("sig");
      List<PDField> fields = new java.util.ArrayList<>();
      for (int i = 0; i < signers.length; i++) {
        PDSignatureField field = new PDSignatureField(form);
        field.setPartialName(signers[i]);
        place(document, page, field, new PDRectangle(72 + 170f * i, 100, 160, 40));
        field.getCOSObject().setItem(COSName.PARENT, group.getCOSObject());
        fields.add(field);
      }
      if (!fields.isEmpty()) {
        group.setChildren(fields);
        form.getFields().add(group);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(
          out,
          compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A page of plain text, a line below the other: nothing prepared yet. */
  public static byte[] text(String... lines) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDType0Font font =
          PDType0Font.load(
              document,
              PDDocument.class.getResourceAsStream(
                  "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
              false);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        for (int i = 0; i < lines.length; i++) {
          content.beginText();
          content.setFont(font, 12);
          content.newLineAtOffset(72, 720 - 80 * i);
          content.showText(lines[i]);
          content.endText();
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void place(PDDocument document, PDPage page, PDField field, PDRectangle box)
      throws IOException {
    PDAnnotationWidget widget = field.getWidgets().get(0);
    widget.setRectangle(box);
    widget.setPage(page);
    widget.setPrinted(true);
    page.getAnnotations().add(widget);
  }

  /** Fill the value, as a person does before signing. */
  public static byte[] filled(byte[] pdf, String value) {
    return changed(
        pdf,
        document -> {
          PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
          ((PDTextField) form.getField("val.place")).setValue(value);
        });
  }

  /** Change something in an appended revision. */
  public static byte[] changed(byte[] pdf, Change change) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      change.apply(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What to change. */
  public interface Change {
    void apply(PDDocument document) throws IOException;
  }
}
