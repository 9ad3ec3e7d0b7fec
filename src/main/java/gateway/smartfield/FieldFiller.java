package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.jspecify.annotations.Nullable;

/** Gives form fields their values and pictures, touching nothing else of the document. */
public final class FieldFiller {
  private static final int READ_ONLY = 1;

  private final TextWidgets texts;
  // In the order of filling, which is the order in which they are written.
  private final Set<COSDictionary> changed = new LinkedHashSet<>();

  private FieldFiller(PDDocument document) throws IOException {
    texts = new TextWidgets(document);
  }

  /** Fill the fields and return what an incremental update has to write. */
  public static Set<COSDictionary> fill(PDDocument document, Map<String, String> values)
      throws IOException {
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form != null) {
      form.setCacheFields(true); // else each look-up walks the whole form
    }
    FieldFiller filler = new FieldFiller(document);
    // Sorted, so that the same values always give the same bytes.
    for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
      filler.fill(form == null ? null : form.getField(entry.getKey()), entry);
    }
    filler.texts.finish();
    return filler.changed;
  }

  private void fill(@Nullable PDField field, Map.Entry<String, String> entry) throws IOException {
    String value = entry.getValue();
    if (field instanceof PDTextField text) {
      fill(text, value);
    } else if (field instanceof PDChoice choice) {
      fill(choice, value);
    } else if (field instanceof PDCheckBox box) {
      boolean ticked = ValueMeaning.ticked(entry.getKey(), value);
      fill(box, ticked ? FieldWidgets.YES : COSName.Off);
    } else if (field instanceof PDRadioButton buttons) {
      fill(buttons, state(buttons, value));
    } else {
      throw new PermanentFailure(
          "pdf.unknown-field",
          "The document has no field "
              + entry.getKey()
              + " that takes a value. It was prepared without it");
    }
    field.getCOSObject().setInt(COSName.FF, field.getFieldFlags() | READ_ONLY);
    changed.add(field.getCOSObject());
  }

  private void fill(PDTextField field, String value) throws IOException {
    String text = texts.text(field, value);
    field.getCOSObject().setString(COSName.V, text);
    for (PDAnnotationWidget widget : field.getWidgets()) {
      texts.show(field, widget, text, field.isMultiline());
      changed.add(widget.getCOSObject());
    }
  }

  private void fill(PDChoice field, String value) throws IOException {
    String name = field.getFullyQualifiedName();
    String text =
        texts.text(field, ValueMeaning.chosen(name, field.getOptionsDisplayValues(), value));
    field.getCOSObject().setString(COSName.V, text);
    for (PDAnnotationWidget widget : field.getWidgets()) {
      texts.show(field, widget, text, false);
      changed.add(widget.getCOSObject());
    }
  }

  /** The pictures of all states are there since the layout: only the state changes. */
  private void fill(PDField field, COSName state) {
    field.getCOSObject().setItem(COSName.V, state);
    for (PDAnnotationWidget widget : field.getWidgets()) {
      COSDictionary looks = widget.getCOSObject().getCOSDictionary(COSName.AP);
      COSDictionary states = looks == null ? null : looks.getCOSDictionary(COSName.N);
      boolean on = states != null && states.containsKey(state);
      widget.getCOSObject().setItem(COSName.AS, on ? state : COSName.Off);
      changed.add(widget.getCOSObject());
    }
  }

  private static COSName state(PDRadioButton buttons, String value) {
    List<String> options = buttons.getExportValues();
    String chosen = ValueMeaning.chosen(buttons.getFullyQualifiedName(), options, value);
    if (chosen.isEmpty()) {
      return COSName.Off;
    }
    COSDictionary widget = buttons.getWidgets().get(options.indexOf(chosen)).getCOSObject();
    COSDictionary looks = widget.getCOSDictionary(COSName.AP);
    COSDictionary states = looks == null ? null : looks.getCOSDictionary(COSName.N);
    if (states != null) {
      for (COSName state : states.keySet()) {
        if (!state.equals(COSName.Off)) {
          return state;
        }
      }
    }
    throw new PermanentFailure(
        "pdf.unknown-field",
        "The field " + buttons.getFullyQualifiedName() + " has no button for " + chosen);
  }
}
