package gateway.signing;

import gateway.base.PermanentFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Appends the revision that will carry a signature, with PDFBox. Earlier bytes are kept. The first
 * signature certifies the document and allows later form filling and signing (DocMDP P=2).
 */
public final class PdfPreparation {
  private static final DateTimeFormatter PDF_TIME =
      DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int FILL_AND_SIGN = 2;
  // PDFBox finds the dictionary to patch by this placeholder.
  private static final int[] RANGE_PLACEHOLDER = {0, 1_000_000_000, 1_000_000_000, 1_000_000_000};

  private PdfPreparation() {}

  /**
   * Prepare one signature.
   *
   * @param reserved bytes kept free for signature, certificates and timestamp
   */
  public static PreparedPdf prepare(byte[] pdf, SignatureRequest request, int reserved) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      if (document.isEncrypted()) {
        throw new PermanentFailure(
            "signing.encrypted", "The document is encrypted and cannot be signed");
      }
      boolean first = document.getSignatureDictionaries().isEmpty();
      PDSignatureField field = SignatureFields.field(document, request.field());
      PDSignature signature = dictionary(request, reserved);
      if (first) {
        certify(document, signature);
      }
      field.getCOSObject().setItem(COSName.V, signature.getCOSObject());
      signature.getCOSObject().setNeedToBeUpdated(true);
      for (PDAnnotationWidget widget : field.getWidgets()) {
        if (SignatureFields.hasArea(widget.getRectangle()) && !request.lines().isEmpty()) {
          SignatureAppearance.draw(document, widget, request);
          widget.setContents(request.spoken());
        }
      }
      return hollow(document, signature);
    } catch (IOException e) {
      throw new PermanentFailure(
          "signing.pdf", "The document cannot be opened for signing: " + e.getMessage(), e);
    }
  }

  private static PDSignature dictionary(SignatureRequest request, int reserved) {
    PDSignature signature = new PDSignature();
    signature.setType(COSName.SIG);
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
    signature.setName(request.name());
    COSDictionary dictionary = signature.getCOSObject();
    dictionary.setString(COSName.M, PDF_TIME.format(request.at()));
    // In this order: PDFBox's writer looks for the hole between the two.
    signature.setContents(new byte[reserved]);
    signature.setByteRange(RANGE_PLACEHOLDER);
    return signature;
  }

  private static void certify(PDDocument document, PDSignature signature) {
    COSDictionary parameters = new COSDictionary();
    parameters.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
    parameters.setInt(COSName.P, FILL_AND_SIGN);
    parameters.setName(COSName.V, "1.2");
    parameters.setDirect(true);
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
    reference.setItem(COSName.getPDFName("TransformMethod"), COSName.DOCMDP);
    reference.setItem(COSName.getPDFName("TransformParams"), parameters);
    reference.setDirect(true);
    COSArray references = new COSArray(List.of(reference));
    references.setDirect(true);
    signature.getCOSObject().setItem(COSName.getPDFName("Reference"), references);
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSDictionary permissions = catalog.getCOSDictionary(COSName.PERMS);
    if (permissions == null) {
      permissions = new COSDictionary();
      permissions.setDirect(true);
      catalog.setItem(COSName.PERMS, permissions);
    }
    permissions.setItem(COSName.DOCMDP, signature.getCOSObject());
  }

  private static PreparedPdf hollow(PDDocument document, PDSignature signature) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExternalSigningSupport support = document.saveIncrementalForExternalSigning(out);
    support.setSignature(new byte[0]);
    int[] range = signature.getByteRange();
    byte[] bytes = out.toByteArray();
    if (range.length != 4 || range[2] + range[3] != bytes.length) {
      throw new PermanentFailure(
          "signing.pdf", "The document's structure does not allow an appended signature");
    }
    return new PreparedPdf(bytes, range[1], range[2]);
  }
}
