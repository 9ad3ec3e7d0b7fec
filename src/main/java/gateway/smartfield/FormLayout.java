package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Adds form and signature fields. A name such as {@code sig.signer1} becomes the field {@code
 * signer1} below {@code sig}: a dot inside one partial name is forbidden (ISO 32000-2, 12.7.4.2).
 */
final class FormLayout {
  private static final int PRINT = 4;
  private static final int PRINT_AND_LOCKED = 132;

  private final PDDocument document;
  private final COSDictionary form;
  private final COSArray roots;
  private final Set<String> names = new HashSet<>();

  FormLayout(PDDocument document) {
    this.document = document;
    form = child(document.getDocumentCatalog().getCOSObject(), COSName.ACRO_FORM);
    COSArray fields = form.getCOSArray(COSName.FIELDS);
    roots = fields == null ? new COSArray() : fields;
    form.setItem(COSName.FIELDS, roots);
    addDefaultFont();
  }

  /** Other readers need a font of this name to show a field's text; ours is embedded per fill. */
  private void addDefaultFont() {
    COSDictionary fonts = child(child(form, COSName.DR), COSName.FONT);
    COSDictionary helvetica = child(fonts, COSName.HELV);
    helvetica.setItem(COSName.TYPE, COSName.FONT);
    if (helvetica.getItem(COSName.SUBTYPE) == null) {
      helvetica.setItem(COSName.SUBTYPE, COSName.TYPE1);
      helvetica.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
      helvetica.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
    }
    if (form.getString(COSName.DA) == null) {
      form.setString(COSName.DA, defaultAppearance(0));
    }
  }

  private static String defaultAppearance(double size) {
    return String.format(Locale.ROOT, "/Helv %.2f Tf 0 g", size);
  }

  private static COSDictionary child(COSDictionary parent, COSName key) {
    COSDictionary existing = parent.getCOSDictionary(key);
    if (existing != null) {
      return existing;
    }
    COSDictionary made = new COSDictionary();
    parent.setItem(key, made);
    return made;
  }

  /** Add a text field that shows at each of these places. */
  void text(String name, String label, List<FieldPlace> places) throws IOException {
    COSDictionary field = field(name, COSName.TX, label);
    field.setString(COSName.DA, defaultAppearance(places.get(0).size()));
    if (places.size() == 1) {
      textWidget(field, places.get(0));
      return;
    }
    COSArray kids = new COSArray();
    for (FieldPlace place : places) {
      COSDictionary widget = new COSDictionary();
      widget.setItem(COSName.PARENT, field);
      textWidget(widget, place);
      kids.add(widget);
    }
    field.setItem(COSName.KIDS, kids);
  }

  private void textWidget(COSDictionary widget, FieldPlace place) throws IOException {
    widget(widget, place, PRINT);
    widget.setString(COSName.DA, defaultAppearance(place.size()));
    // A faint line shows the reader of the unfilled document that something comes here.
    double y = place.height() * 0.14;
    Appearance.set(
        document,
        widget,
        place,
        String.format(Locale.ROOT, "q 0.72 G 0.5 w 0 %.2f m %.2f %.2f l S Q", y, place.width(), y));
  }

  /** Add an empty signature field. */
  void signature(String name, String label, FieldPlace place) throws IOException {
    COSDictionary field = field(name, COSName.SIG, label);
    widget(field, place, PRINT_AND_LOCKED);
    Appearance.set(document, field, place, "");
  }

  private void widget(COSDictionary widget, FieldPlace place, int flags) {
    widget.setItem(COSName.TYPE, COSName.ANNOT);
    widget.setItem(COSName.SUBTYPE, COSName.WIDGET);
    widget.setItem(COSName.RECT, place.box().array());
    widget.setInt(COSName.F, flags);
    widget.setItem(COSName.P, place.page().getCOSObject());
    if (place.turn() != 0) {
      COSDictionary look = new COSDictionary();
      look.setItem(COSName.R, COSInteger.get(place.turn()));
      look.setDirect(true);
      widget.setItem(COSName.MK, look);
    }
    annotate(place.page(), widget);
  }

  private static void annotate(PDPage page, COSDictionary widget) {
    COSArray own = new COSArray();
    COSArray existing = page.getCOSObject().getCOSArray(COSName.ANNOTS);
    if (existing != null) {
      own.addAll(existing); // a copy: broken producers share one array among pages
    }
    own.add(widget);
    page.getCOSObject().setItem(COSName.ANNOTS, own);
  }

  private COSDictionary field(String name, COSName type, String label) {
    if (!names.add(name)) {
      throw new PermanentFailure(
          "pdf.field-twice",
          "Two smartfields would both become the form field " + name + ". Rename one of them");
    }
    int dot = name.indexOf('.');
    COSDictionary group = group(name.substring(0, dot));
    COSDictionary field = new COSDictionary();
    field.setItem(COSName.FT, type);
    field.setString(COSName.T, name.substring(dot + 1));
    field.setString(COSName.TU, label);
    field.setItem(COSName.PARENT, group);
    COSArray kids = group.getCOSArray(COSName.KIDS);
    if (kids == null) {
      kids = new COSArray();
      group.setItem(COSName.KIDS, kids);
    }
    kids.add(field);
    return field;
  }

  private COSDictionary group(String name) {
    for (int i = 0; i < roots.size(); i++) {
      if (roots.getObject(i) instanceof COSDictionary root
          && name.equals(root.getString(COSName.T))) {
        if (names.contains(name)) {
          return root;
        }
        // A field of the sender's own with our name: nothing refers to it by name, so it moves.
        root.setString(COSName.T, name + "_");
      }
    }
    names.add(name);
    COSDictionary group = new COSDictionary();
    group.setString(COSName.T, name);
    group.setItem(COSName.KIDS, new COSArray());
    roots.add(group);
    return group;
  }

  /** Leave out what makes other programs change the file when it is opened or signed. */
  static void tidy(PDDocument document) {
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    catalog.removeItem(COSName.PERMS); // usage rights do not survive the rewrite
    COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
    if (form == null) {
      return;
    }
    form.removeItem(COSName.NEED_APPEARANCES);
    form.removeItem(COSName.SIG_FLAGS);
    COSDictionary resources = form.getCOSDictionary(COSName.DR);
    COSDictionary fonts = resources == null ? null : resources.getCOSDictionary(COSName.FONT);
    if (fonts != null) {
      // Acrobat rewrites a font with /Name when it signs next, which breaks earlier signatures.
      for (COSName key : fonts.keySet()) {
        if (fonts.getDictionaryObject(key) instanceof COSDictionary font) {
          font.removeItem(COSName.NAME);
        }
      }
    }
  }
}
