package gateway.pdf;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads the pages out, filled form fields included. */
final class PageText {
  private static final int MOST_CHARACTERS = 10_000_000;

  private PageText() {}

  static List<String> of(PDDocument document, List<PDPage> pages) throws IOException {
    Map<COSDictionary, List<String>> values = values(document);
    List<String> texts = new ArrayList<>();
    int total = 0;
    for (int number = 1; number <= pages.size(); number++) {
      StringWriter text = new StringWriter();
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setLineSeparator("\n");
      stripper.setStartPage(number);
      stripper.setEndPage(number);
      stripper.writeText(document, text);
      for (String value : values.getOrDefault(pages.get(number - 1).getCOSObject(), List.of())) {
        text.append(value).append('\n');
      }
      String page = text.toString().strip();
      total += page.length();
      if (total > MOST_CHARACTERS) {
        throw PdfFailures.tooExpensive("the limit of ten million characters of text");
      }
      texts.add(page);
    }
    return texts;
  }

  private static Map<COSDictionary, List<String>> values(PDDocument document) {
    Map<COSDictionary, List<String>> values = new IdentityHashMap<>();
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return values;
    }
    for (PDField field : form.getFieldTree()) {
      String value = shown(field);
      if (!value.isBlank()) {
        String name = field.getAlternateFieldName();
        String line = (name == null ? field.getFullyQualifiedName() : name) + ": " + value;
        // A choice of buttons stands at all of them, and is said once a page.
        Set<COSDictionary> said = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PDAnnotationWidget widget : field.getWidgets()) {
          COSDictionary page = widget.getCOSObject().getCOSDictionary(COSName.P);
          if (page != null && (!(field instanceof PDRadioButton) || said.add(page))) {
            values.computeIfAbsent(page, key -> new ArrayList<>()).add(line);
          }
        }
      }
    }
    return values;
  }

  private static String shown(PDField field) {
    if (field instanceof PDTextField text) {
      return text.getValue();
    }
    if (field instanceof PDChoice choice) {
      return String.join(", ", choice.getValue());
    }
    if (field instanceof PDRadioButton buttons) {
      return String.join(", ", buttons.getSelectedExportValues());
    }
    if (field instanceof PDCheckBox box) {
      return box.isChecked() ? "[x]" : box.isReadOnly() ? "[ ]" : "";
    }
    return "";
  }
}
