package gateway.smartfield;

import gateway.contract.FieldNames;
import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/**
 * Writes into the document who may fill what: each signature field locks the fields of its owner
 * (ISO 32000-2, 12.7.5.5), also when there are none. The first signature covers it, so that a
 * checker with nothing but the file can tell an owner's value from anybody else's.
 */
final class FieldOwnership {
  private FieldOwnership() {}

  static void write(PDDocument document, Preparation plan) {
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return;
    }
    form.setCacheFields(true); // else each look-up walks the whole form
    for (String signer : plan.signers()) {
      var signature = form.getField(FieldNames.signature(signer));
      if (signature != null) {
        COSDictionary lock = new COSDictionary();
        lock.setItem(COSName.TYPE, COSName.getPDFName("SigFieldLock"));
        lock.setItem(COSName.getPDFName("Action"), COSName.getPDFName("Include"));
        lock.setItem(COSName.FIELDS, names(form, plan, signer));
        signature.getCOSObject().setItem(COSName.getPDFName("Lock"), lock);
      }
    }
  }

  private static COSArray names(PDAcroForm form, Preparation plan, String signer) {
    Set<String> names =
        plan.fields().stream()
            .filter(field -> field.status() == FieldStatus.PLACED)
            .filter(field -> field.type() != PropertyType.SIGNATURE)
            .filter(field -> signer.equals(field.recipient()))
            // What is known already is nobody's to fill, also where it is shown in a form field.
            .filter(field -> !plan.drawn().containsKey(field.name()))
            .map(Smartfield::name)
            .map(FieldNames::value)
            .filter(name -> form.getField(name) != null)
            .collect(Collectors.toCollection(TreeSet::new));
    COSArray array = new COSArray();
    names.forEach(name -> array.add(new COSString(name)));
    return array;
  }
}
