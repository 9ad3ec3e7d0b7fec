package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDFormContentStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** Gives text fields their values and pictures, touching nothing else of the document. */
public final class FieldFiller {
  private static final int READ_ONLY = 1;
  private static final Pattern SIZE = Pattern.compile("([0-9.]+)\\s+Tf");

  private final PDDocument document;
  private final PrintFont font;
  private final Set<COSDictionary> changed = new HashSet<>();

  private FieldFiller(PDDocument document) throws IOException {
    this.document = document;
    font = new PrintFont(document);
  }

  /** Fill the fields and return what an incremental update has to write. */
  public static Set<COSDictionary> fill(PDDocument document, Map<String, String> values)
      throws IOException {
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    FieldFiller filler = new FieldFiller(document);
    // Sorted, so that the same values always give the same bytes.
    for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
      PDField field = form == null ? null : form.getField(entry.getKey());
      if (!(field instanceof PDTextField text)) {
        throw new PermanentFailure(
            "pdf.unknown-field",
            "The document has no text field " + entry.getKey() + ". It was prepared without it");
      }
      filler.fill(text, entry.getValue());
    }
    if (!filler.changed.isEmpty()) {
      filler.font.font().subset();
    }
    return filler.changed;
  }

  private void fill(PDTextField field, String value) throws IOException {
    String text = font.printable(field.getFullyQualifiedName(), value);
    COSDictionary own = field.getCOSObject();
    own.setString(COSName.V, text);
    own.setInt(COSName.FF, own.getInt(COSName.FF, 0) | READ_ONLY);
    changed.add(own);
    for (PDAnnotationWidget widget : field.getWidgets()) {
      show(field, widget, text);
      changed.add(widget.getCOSObject());
    }
  }

  private void show(PDTextField field, PDAnnotationWidget widget, String text) throws IOException {
    FieldPlace place = place(field, widget);
    double size = font.fit(field.getFullyQualifiedName(), text, place.size(), place.width());
    COSStream stream = Appearance.set(document, widget.getCOSObject(), place, "");
    PDFormXObject form = new PDFormXObject(stream);
    try (PDFormContentStream out = new PDFormContentStream(form)) {
      out.beginMarkedContent(COSName.TX);
      if (!text.isBlank()) {
        out.beginText();
        out.setFont(font.font(), (float) size);
        out.newLineAtOffset(0, (float) (place.height() * Appearance.BASELINE / Appearance.HEIGHT));
        out.showText(text);
        out.endText();
      }
      out.endMarkedContent();
    }
  }

  private static FieldPlace place(PDTextField field, PDAnnotationWidget widget) {
    PDRectangle box = widget.getRectangle();
    COSDictionary look = widget.getCOSObject().getCOSDictionary(COSName.MK);
    int turn = look == null ? 0 : look.getInt(COSName.R, 0);
    return new FieldPlace(new PDPage(), Rect.of(box), turn, size(field, widget, box));
  }

  private static double size(PDTextField field, PDAnnotationWidget widget, PDRectangle box) {
    String own = widget.getCOSObject().getString(COSName.DA);
    String appearance = own == null ? field.getDefaultAppearance() : own;
    Matcher matcher = SIZE.matcher(appearance == null ? "" : appearance);
    double size = matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    return size > 0 ? size : Math.min(12, box.getHeight() / Appearance.HEIGHT);
  }
}
