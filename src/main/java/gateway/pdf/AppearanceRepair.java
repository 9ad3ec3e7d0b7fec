package gateway.pdf;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Draws the fields of a form that asks its reader to draw them: after signing, nobody may change
 * how they look.
 */
final class AppearanceRepair {
  private AppearanceRepair() {}

  static void repair(PDDocument document) {
    COSDictionary form =
        document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
    if (form == null || !form.getBoolean(COSName.NEED_APPEARANCES, false)) {
      return;
    }
    try {
      // Generates the appearances, and adds fields that only their widgets know.
      document.getDocumentCatalog().getAcroForm();
    } catch (RuntimeException e) {
      throw PdfFailures.broken("its form fields have values that cannot be drawn");
    }
  }
}
