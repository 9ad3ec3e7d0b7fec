package gateway.signing;

import gateway.base.PermanentFailure;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Finds the signature field that was laid out, or appends an invisible one. */
final class SignatureFields {
  private static final int PRINT_AND_LOCKED = 132;
  private static final int SIGNATURES_EXIST_APPEND_ONLY = 3;

  private SignatureFields() {}

  static PDSignatureField field(PDDocument document, String name) {
    PDAcroForm form = form(document);
    PDField found = form.getField(name);
    if (found == null) {
      append(document, form, name);
      found = form(document).getField(name);
    }
    if (!(found instanceof PDSignatureField field)) {
      throw new PermanentFailure(
          "signing.field", "The form field " + name + " of the document is no signature field");
    }
    if (field.getCOSObject().getDictionaryObject(COSName.V) != null) {
      throw new PermanentFailure(
          "signing.field-signed", "The signature field " + name + " is already signed");
    }
    return field;
  }

  private static PDAcroForm form(PDDocument document) {
    // Without the default fix-ups, which would rewrite objects that earlier signatures cover.
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      form = new PDAcroForm(document);
      document.getDocumentCatalog().setAcroForm(form);
    }
    COSDictionary dictionary = form.getCOSObject();
    if (dictionary.getInt(COSName.SIG_FLAGS, 0) != SIGNATURES_EXIST_APPEND_ONLY) {
      dictionary.setInt(COSName.SIG_FLAGS, SIGNATURES_EXIST_APPEND_ONLY);
    }
    return form;
  }

  private static void append(PDDocument document, PDAcroForm form, String name) {
    int dot = name.lastIndexOf('.');
    COSDictionary widget = new COSDictionary();
    widget.setItem(COSName.TYPE, COSName.ANNOT);
    widget.setItem(COSName.SUBTYPE, COSName.WIDGET);
    widget.setItem(COSName.FT, COSName.SIG);
    widget.setString(COSName.T, name.substring(dot + 1));
    widget.setInt(COSName.F, PRINT_AND_LOCKED);
    COSArray nowhere = new COSArray();
    for (int i = 0; i < 4; i++) {
      nowhere.add(COSInteger.ZERO);
    }
    nowhere.setDirect(true);
    widget.setItem(COSName.RECT, nowhere);
    PDPage page = document.getPage(0);
    widget.setItem(COSName.P, page.getCOSObject());
    widget.setItem(COSName.AP, SignatureAppearance.empty(document));
    add(page.getCOSObject(), COSName.ANNOTS, widget);
    if (dot < 0) {
      add(form.getCOSObject(), COSName.FIELDS, widget);
      return;
    }
    COSDictionary parent = parent(form, name.substring(0, dot));
    widget.setItem(COSName.PARENT, parent);
    add(parent, COSName.KIDS, widget);
  }

  private static COSDictionary parent(PDAcroForm form, String name) {
    PDField existing = form.getField(name);
    if (existing instanceof PDNonTerminalField group) {
      return group.getCOSObject();
    }
    // Another writer may have named a field with the dot inside: then a second "sig" is no clash.
    List<PDField> top = form.getFields();
    if (top.stream().anyMatch(field -> name.equals(field.getPartialName()))) {
      throw new PermanentFailure(
          "signing.field", "The form field " + name + " of the document is in the way");
    }
    COSDictionary parent = new COSDictionary();
    parent.setString(COSName.T, name);
    add(form.getCOSObject(), COSName.FIELDS, parent);
    return parent;
  }

  private static void add(COSDictionary holder, COSName key, COSDictionary value) {
    COSArray array = holder.getCOSArray(key);
    if (array == null) {
      array = new COSArray();
      array.setDirect(true);
      holder.setItem(key, array);
    }
    array.add(value);
  }

  static boolean hasArea(PDRectangle box) {
    return box != null && box.getWidth() > 1 && box.getHeight() > 1;
  }
}
