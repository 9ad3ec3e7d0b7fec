package gateway.smartfield;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Builds AcroForms dictionary by dictionary, so that the odd ones can be built too. */
final class Forms {
  private final PDDocument document;
  private final COSArray roots = new COSArray();

  Forms() throws IOException {
    document = Pages.of("BT /F1 10 Tf 60 760 Td (A form) Tj ET");
    COSDictionary form = new COSDictionary();
    form.setItem(COSName.FIELDS, roots);
    form.setString(COSName.DA, "/Helv 0 Tf 0 g");
    document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
  }

  PDDocument document() {
    return document;
  }

  COSArray roots() {
    return roots;
  }

  /** Make a field without a place. */
  COSDictionary field(String type, String name) {
    COSDictionary field = new COSDictionary();
    if (!type.isEmpty()) {
      field.setName(COSName.FT, type);
    }
    field.setString(COSName.T, name);
    return field;
  }

  COSDictionary root(COSDictionary field) {
    roots.add(field);
    return field;
  }

  COSDictionary below(COSDictionary parent, COSDictionary kid) {
    COSArray kids = parent.getCOSArray(COSName.KIDS);
    if (kids == null) {
      kids = new COSArray();
      parent.setItem(COSName.KIDS, kids);
    }
    kids.add(kid);
    kid.setItem(COSName.PARENT, parent);
    return kid;
  }

  /** Give a dictionary a place on the first page. */
  COSDictionary show(COSDictionary widget, float x, float y, float width, float height) {
    widget.setItem(COSName.TYPE, COSName.ANNOT);
    widget.setItem(COSName.SUBTYPE, COSName.WIDGET);
    widget.setItem(COSName.RECT, new PDRectangle(x, y, width, height).getCOSArray());
    COSDictionary page = document.getPage(0).getCOSObject();
    COSArray notes = page.getCOSArray(COSName.ANNOTS);
    if (notes == null) {
      notes = new COSArray();
      page.setItem(COSName.ANNOTS, notes);
    }
    notes.add(widget);
    return widget;
  }

  /** Add a field with one place, all in one dictionary. */
  COSDictionary simple(String type, String name, float y) {
    return show(root(field(type, name)), 60, y, 200, 20);
  }

  /** Add a button with this on state below a field. */
  COSDictionary button(COSDictionary field, String state, float y) {
    COSDictionary widget = show(below(field, new COSDictionary()), 60, y, 12, 12);
    COSDictionary states = new COSDictionary();
    states.setItem(COSName.Off, document.getDocument().createCOSStream());
    states.setItem(COSName.getPDFName(state), document.getDocument().createCOSStream());
    COSDictionary looks = new COSDictionary();
    looks.setItem(COSName.N, states);
    widget.setItem(COSName.AP, looks);
    return widget;
  }

  static COSArray texts(String... texts) {
    return COSArray.ofCOSStrings(List.of(texts));
  }
}
