package gateway.smartfield;

import gateway.base.PermanentFailure;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.HashSet;
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
  private static final int REQUIRED = 1 << 1;
  private static final int MULTILINE = 1 << 12;
  private static final int NO_TOGGLE_TO_OFF = 1 << 14;
  private static final int RADIO = 1 << 15;
  private static final int COMBO = 1 << 17;
  private static final int COMB = 1 << 24;
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

  static String defaultAppearance(double size) {
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

  /** Add a field that takes a value. */
  void add(String name, String label, WantedField wanted) throws IOException {
    Smartfield meant = wanted.field();
    COSDictionary field = field(new COSDictionary(), name, type(wanted.kind()), label);
    boolean comb = wanted.style().comb() && wanted.kind() == FieldKind.LINE;
    int flags = (meant.required() ? REQUIRED : 0) | (comb ? COMB : 0) | flags(wanted.kind());
    if (flags != 0) {
      field.setInt(COSName.FF, flags);
    }
    field.setString(COSName.TM, meant.name()); // what the author calls it
    if (meant.maxLength() != null && type(wanted.kind()).equals(COSName.TX)) {
      field.setInt(COSName.MAX_LEN, meant.maxLength());
    }
    if (wanted.style().quadding() != 0) {
      field.setInt(COSName.Q, wanted.style().quadding());
    }
    if (wanted.kind() == FieldKind.CHOICE) {
      field.setItem(COSName.OPT, COSArray.ofCOSStrings(meant.options()));
    }
    FieldWidgets widgets = new FieldWidgets(document, wanted);
    widgets.describe(field);
    COSArray kids = new COSArray();
    for (FieldPlace place : wanted.places()) {
      COSDictionary own = place.widget();
      COSDictionary widget = own == null ? new COSDictionary() : own;
      widget.setItem(COSName.PARENT, field);
      widget(widget, place, PRINT);
      widgets.draw(widget, place);
      kids.add(widget);
    }
    field.setItem(COSName.KIDS, kids);
  }

  private static COSName type(FieldKind kind) {
    return switch (kind) {
      case LINE, LINES -> COSName.TX;
      case TICK, RADIO -> COSName.BTN;
      case CHOICE -> COSName.CH;
    };
  }

  private static int flags(FieldKind kind) {
    return switch (kind) {
      case LINE, TICK -> 0;
      case LINES -> MULTILINE;
      case RADIO -> RADIO | NO_TOGGLE_TO_OFF;
      case CHOICE -> COMBO;
    };
  }

  /** Add an empty signature field. */
  void signature(String name, String label, FieldPlace place) throws IOException {
    COSDictionary own = place.widget();
    COSDictionary field = field(own == null ? new COSDictionary() : own, name, COSName.SIG, label);
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
      COSDictionary look = child(widget, COSName.MK);
      look.setItem(COSName.R, COSInteger.get(place.turn()));
      look.setDirect(true);
    }
    annotate(place.page(), widget);
  }

  private static void annotate(PDPage page, COSDictionary widget) {
    COSArray own = new COSArray();
    COSArray existing = page.getCOSObject().getCOSArray(COSName.ANNOTS);
    if (existing != null) {
      own.addAll(existing); // a copy: broken producers share one array among pages
    }
    if (own.toList().stream().noneMatch(annotation -> annotation == widget)) {
      own.add(widget);
    }
    page.getCOSObject().setItem(COSName.ANNOTS, own);
  }

  private COSDictionary field(COSDictionary field, String name, COSName type, String label) {
    if (!names.add(name)) {
      throw new PermanentFailure(
          "pdf.field-twice",
          "Two smartfields would both become the form field " + name + ". Rename one of them");
    }
    int dot = name.indexOf('.');
    COSDictionary group = group(name.substring(0, dot));
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
