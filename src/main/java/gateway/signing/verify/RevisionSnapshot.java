package gateway.signing.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;

/**
 * What one revision of a PDF says.
 *
 * @param fixed digest by name of everything a later signer must leave alone
 * @param fields form fields by full name
 * @param limits what its signatures forbid whoever comes later
 */
record RevisionSnapshot(Map<String, String> fixed, Map<String, Field> fields, SignedLimits limits) {
  private static final Set<String> CATALOG_MAY_CHANGE =
      Set.of("AcroForm", "Pages", "Perms", "Extensions", "DSS", "Version");
  private static final Set<String> FORM_MAY_CHANGE = Set.of("Fields", "SigFlags", "DR", "DA");
  private static final Set<String> FIELD_MAY_CHANGE =
      Set.of("V", "AP", "AS", "M", "Kids", "Ff", "MK", "Contents");
  private static final Set<String> GROUP_MAY_CHANGE = Set.of("Kids");
  // What a page inherits is asked of the page; its annotations are compared one by one.
  private static final Set<String> NOT_OF_THE_PAGE =
      Set.of("Type", "Parent", "Annots", "Resources");
  private static final int READ_ONLY = 1;

  /**
   * A form field.
   *
   * @param empty whether nobody has filled or signed it
   * @param appearance how it looks, and what is said to those who cannot see it
   * @param rest what makes it the field it is: type, place, name
   * @param text its value as readers show it
   * @param locked whether nobody may fill it in a reader any more
   * @param owns the fields that belong to the one who signs here; null when nothing is said
   */
  record Field(
      boolean signature,
      boolean visible,
      boolean empty,
      String value,
      String appearance,
      String rest,
      String text,
      boolean locked,
      @Nullable Set<String> owns) {}

  static RevisionSnapshot of(PDDocument document, CosDigest.Budget budget) throws IOException {
    return new Reader(document, new CosDigest(budget)).read();
  }

  /** First names everything that is compared on its own, then compares. */
  private static final class Reader {
    private final PDDocument document;
    private final CosDigest digest;
    private final List<PDPage> pages = new ArrayList<>();
    private final Map<String, PDField> tree = new TreeMap<>();
    private final Map<COSBase, String> places = new IdentityHashMap<>();
    private final Map<String, String> fixed = new TreeMap<>();

    Reader(PDDocument document, CosDigest digest) {
      this.document = document;
      this.digest = digest;
    }

    RevisionSnapshot read() throws IOException {
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      // Without the default fix-ups: they would add what the file does not say.
      PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
      digest.name(catalog, "the catalog");
      document.getPages().forEach(pages::add);
      for (int i = 0; i < pages.size(); i++) {
        digest.name(pages.get(i).getCOSObject(), "page " + (i + 1));
      }
      if (form != null) {
        fields(form);
      }
      fixed.put("the document's catalog", digest.without(catalog, CATALOG_MAY_CHANGE));
      fixed.put("the number of pages", Integer.toString(pages.size()));
      // A form that appears with the first invisible signature field is no change by itself.
      fixed.put(
          "the form's settings",
          digest.without(
              form == null ? new COSDictionary() : form.getCOSObject(), FORM_MAY_CHANGE));
      for (int i = 0; i < pages.size(); i++) {
        page(pages.get(i), i + 1);
      }
      Map<String, Field> fields = new TreeMap<>();
      for (Map.Entry<String, PDField> one : tree.entrySet()) {
        if (one.getValue() instanceof PDNonTerminalField group) {
          fixed.put(
              "the group of fields " + one.getKey(),
              digest.without(group.getCOSObject(), GROUP_MAY_CHANGE));
        } else {
          fields.put(one.getKey(), field(one.getValue()));
        }
      }
      return new RevisionSnapshot(fixed, fields, limits());
    }

    private SignedLimits limits() {
      SignedLimits limits = new SignedLimits();
      for (PDField field : tree.values()) {
        COSBase signature = field.getCOSObject().getDictionaryObject(COSName.V);
        if (field instanceof PDSignatureField && signature instanceof COSDictionary dictionary) {
          limits.add(dictionary);
        }
      }
      return limits;
    }

    private void fields(PDAcroForm form) {
      for (PDField field : form.getFieldTree()) {
        String full = String.valueOf(field.getFullyQualifiedName());
        String name = full;
        // A second field of the same name must not hide the first.
        for (int i = 2; tree.containsKey(name); i++) {
          name = full + " (" + i + ")";
        }
        tree.put(name, field);
        digest.name(field.getCOSObject(), "field " + name);
        if (!(field instanceof PDNonTerminalField)) {
          int number = 0;
          for (PDAnnotationWidget widget : field.getWidgets()) {
            number++;
            digest.name(widget.getCOSObject(), "widget " + number + " of field " + name);
            places.put(widget.getCOSObject(), "");
          }
        }
      }
    }

    private void page(PDPage page, int number) throws IOException {
      String inherited = page.getMediaBox().toString() + page.getCropBox() + page.getRotation();
      String resources =
          page.getResources() == null ? "" : digest.of(page.getResources().getCOSObject());
      fixed.put(
          "page " + number,
          digest.without(page.getCOSObject(), NOT_OF_THE_PAGE) + inherited + resources);
      StringBuilder notes = new StringBuilder();
      COSBase annotations = page.getCOSObject().getDictionaryObject(COSName.ANNOTS);
      if (annotations instanceof COSArray array) {
        for (int i = 0; i < array.size(); i++) {
          COSBase annotation = array.getObject(i);
          // The widget of a field is compared with its field, anything else here.
          if (annotation == null
              || places.computeIfPresent(annotation, (k, at) -> at + " " + number) == null) {
            notes.append(digest.of(annotation)).append(' ');
          }
        }
      } else {
        notes.append(digest.of(annotations));
      }
      fixed.put("the annotations of page " + number, notes.toString());
    }

    private Field field(PDField field) throws IOException {
      COSDictionary own = field.getCOSObject();
      StringBuilder appearance = new StringBuilder();
      StringBuilder state = new StringBuilder();
      List<String> rest = new ArrayList<>();
      rest.add(digest.without(own, FIELD_MAY_CHANGE));
      rest.add(Integer.toString(field.getFieldFlags() & ~READ_ONLY));
      boolean visible = false;
      for (PDAnnotationWidget widget : field.getWidgets()) {
        COSDictionary part = widget.getCOSObject();
        appearance.append(digest.of(part.getDictionaryObject(COSName.AP)));
        appearance.append(digest.of(part.getDictionaryObject(COSName.CONTENTS)));
        state.append(digest.of(part.getDictionaryObject(COSName.AS)));
        rest.add(digest.without(part, FIELD_MAY_CHANGE));
        rest.add("on page" + places.get(part));
        PDRectangle box = widget.getRectangle();
        visible |= box != null && box.getWidth() > 0 && box.getHeight() > 0;
      }
      COSBase value = own.getDictionaryObject(COSName.V);
      boolean signature = field instanceof PDSignatureField;
      String text = signature ? "" : shown(field);
      boolean empty = signature ? value == null : text.isEmpty() || "Off".equals(text);
      return new Field(
          signature,
          visible,
          empty,
          digest.of(value) + state,
          appearance.toString(),
          String.join(" ", rest),
          text,
          field.isReadOnly(),
          signature ? owns(own) : null);
    }

    /** What readers show as its value; several choices are parted by commas. */
    private static String shown(PDField field) {
      if (field instanceof PDChoice choice) {
        return String.join(", ", choice.getValue());
      }
      return field instanceof PDRadioButton buttons && !buttons.getExportValues().isEmpty()
          ? String.join(", ", buttons.getSelectedExportValues())
          : field.getValueAsString();
    }

    private static @Nullable Set<String> owns(COSDictionary signatureField) {
      COSDictionary lock = signatureField.getCOSDictionary(COSName.getPDFName("Lock"));
      COSArray names = lock == null ? null : lock.getCOSArray(COSName.FIELDS);
      if (names == null || !"Include".equals(lock.getNameAsString("Action"))) {
        return null;
      }
      Set<String> owned = new TreeSet<>();
      for (int i = 0; i < names.size(); i++) {
        if (names.getObject(i) instanceof COSString name) {
          owned.add(name.getString());
        }
      }
      return owned;
    }
  }
}
