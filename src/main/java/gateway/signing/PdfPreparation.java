package gateway.signing;

import gateway.base.PermanentFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Appends the revision that will carry a signature, with PDFBox. Earlier bytes are kept. The first
 * signature certifies the document and allows later form filling and signing (DocMDP P=2); each one
 * makes the values of its signer's own fields final (FieldMDP, as the field's /Lock asks).
 */
public final class PdfPreparation {
  private static final DateTimeFormatter PDF_TIME =
      DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int FILL_AND_SIGN = 2;
  private static final COSName LOCK = COSName.getPDFName("Lock");
  private static final COSName ACTION = COSName.getPDFName("Action");
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
      List<COSDictionary> references = new ArrayList<>();
      if (first) {
        references.add(certify(document, signature));
      }
      COSDictionary lock = field.getCOSObject().getCOSDictionary(LOCK);
      if (lock != null && !names(lock).isEmpty()) {
        references.add(locking(document, lock));
      }
      if (!references.isEmpty()) {
        COSArray all = new COSArray(references);
        all.setDirect(true);
        signature.getCOSObject().setItem(COSName.getPDFName("Reference"), all);
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

  private static COSDictionary certify(PDDocument document, PDSignature signature) {
    COSDictionary parameters = parameters();
    parameters.setInt(COSName.P, FILL_AND_SIGN);
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSDictionary permissions = catalog.getCOSDictionary(COSName.PERMS);
    if (permissions == null) {
      permissions = new COSDictionary();
      permissions.setDirect(true);
      catalog.setItem(COSName.PERMS, permissions);
    }
    permissions.setItem(COSName.DOCMDP, signature.getCOSObject());
    return reference(COSName.DOCMDP, parameters);
  }

  /** Tell every reader that this signer's own values are final from now on. */
  private static COSDictionary locking(PDDocument document, COSDictionary lock) {
    COSDictionary parameters = parameters();
    parameters.setName(ACTION, "Include");
    COSArray fields = new COSArray(names(lock));
    fields.setDirect(true);
    parameters.setItem(COSName.FIELDS, fields);
    COSDictionary reference = reference(COSName.getPDFName("FieldMDP"), parameters);
    reference.setItem(COSName.getPDFName("Data"), document.getDocumentCatalog().getCOSObject());
    return reference;
  }

  /** Return the names of the fields that a signature locks: only lists are written here. */
  private static List<COSString> names(COSDictionary lock) {
    List<COSString> names = new ArrayList<>();
    COSArray fields = lock.getCOSArray(COSName.FIELDS);
    if (fields != null && "Include".equals(lock.getNameAsString(ACTION))) {
      for (int i = 0; i < fields.size(); i++) {
        if (fields.getObject(i) instanceof COSString name) {
          names.add(new COSString(name.getBytes()));
        }
      }
    }
    return names;
  }

  private static COSDictionary parameters() {
    COSDictionary parameters = new COSDictionary();
    parameters.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
    parameters.setName(COSName.V, "1.2");
    parameters.setDirect(true);
    return parameters;
  }

  private static COSDictionary reference(COSName method, COSDictionary parameters) {
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
    reference.setItem(COSName.getPDFName("TransformMethod"), method);
    reference.setItem(COSName.getPDFName("TransformParams"), parameters);
    reference.setDirect(true);
    return reference;
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
