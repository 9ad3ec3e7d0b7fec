package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.Property;
import gateway.contract.Smartfield;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDComboBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type of smartfield becomes in the prepared file, and how it is filled later. */
class FieldKindsTest {
  private static byte[] prepared(Map<String, String> drawn, String... lines) throws IOException {
    StringBuilder content = new StringBuilder("BT /F1 10 Tf 60 TL 60 700 Td\n");
    for (String line : lines) {
      content.append('(').append(line).append(") Tj T*\n");
    }
    try (PDDocument document = Pages.of(content.append("ET").toString())) {
      List<PDPage> pages = PageTree.pages(document, 1);
      List<Smartfield> fields =
          DocumentFields.of(document, pages).fields().stream()
              .map(
                  field ->
                      field.with(
                          field.status(),
                          drawn.containsKey(field.name()) ? Property.SENDER : owner(field)))
              .toList();
      assertThat(fields).allMatch(field -> field.status() == FieldStatus.PLACED);
      DocumentLayout.apply(
          document,
          pages,
          new Preparation(fields, drawn, Map.of(), List.of("signer1", "signer2", "seal")));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static String owner(Smartfield field) {
    return field.recipient() == null ? "signer1" : field.recipient();
  }

  private static byte[] filled(byte[] pdf, Map<String, String> values) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Set<COSDictionary> changed = FieldFiller.fill(document, values);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out, changed);
      assertThat(Arrays.copyOf(out.toByteArray(), pdf.length)).isEqualTo(pdf);
      return out.toByteArray();
    }
  }

  private static PDField field(PDDocument document, String name) {
    PDField field = document.getDocumentCatalog().getAcroForm(null).getField(name);
    assertThat(field).as(name).isNotNull();
    return field;
  }

  /** How much of a widget's box is dark. */
  private static double ink(byte[] pdf, String name, int widget) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDRectangle box = field(document, name).getWidgets().get(widget).getRectangle();
      BufferedImage image = new PDFRenderer(document).renderImage(0, 4);
      int dark = 0;
      int all = 0;
      for (int x = (int) (box.getLowerLeftX() * 4); x < box.getUpperRightX() * 4; x++) {
        for (int y = (int) (box.getLowerLeftY() * 4); y < box.getUpperRightY() * 4; y++) {
          all++;
          Color color = new Color(image.getRGB(x, image.getHeight() - 1 - y));
          dark += color.getRed() + color.getGreen() + color.getBlue() < 384 ? 1 : 0;
        }
      }
      return (double) dark / all;
    }
  }

  @ParameterizedTest
  @CsvSource({"true, Yes, 0.12", "oui, Yes, 0.12", "false, Off, 0", "'', Off, 0"})
  void a_check_box_shows_what_it_says(String value, String state, double more) throws IOException {
    byte[] pdf = prepared(Map.of(), "{{agree;type=checkbox}}");
    byte[] done = filled(pdf, Map.of("val.agree", value));

    try (PDDocument document = Loader.loadPDF(done)) {
      assertThat(field(document, "val.agree")).isInstanceOf(PDCheckBox.class);
      COSDictionary widget = field(document, "val.agree").getWidgets().get(0).getCOSObject();
      assertThat(widget.getCOSName(COSName.AS).getName()).isEqualTo(state);
      assertThat(field(document, "val.agree").getValueAsString()).isEqualTo(state);
      assertThat(field(document, "val.agree").isReadOnly()).isTrue();
    }
    double grown = ink(done, "val.agree", 0) - ink(pdf, "val.agree", 0);
    assertThat(grown).isBetween(more * 0.5, more + 0.2 * Math.signum(more) + 0.001);
  }

  @Test
  void of_radio_buttons_the_chosen_one_shows_it() throws IOException {
    byte[] pdf =
        prepared(Map.of(), "{{pay;type=radio;option=card}}", "{{pay;type=radio;option=in cash}}");
    byte[] done = filled(pdf, Map.of("val.pay", "in cash"));

    try (PDDocument document = Loader.loadPDF(done)) {
      PDRadioButton buttons = (PDRadioButton) field(document, "val.pay");
      assertThat(buttons.getExportValues()).containsExactly("card", "in cash");
      assertThat(buttons.getCOSObject().getCOSName(COSName.V).getName()).isEqualTo("1");
      assertThat(buttons.getSelectedExportValues()).containsExactly("in cash");
    }
    assertThat(ink(done, "val.pay", 0)).isEqualTo(ink(pdf, "val.pay", 0));
    assertThat(ink(done, "val.pay", 1)).isGreaterThan(ink(pdf, "val.pay", 1) + 0.1);
  }

  @Test
  void a_choice_takes_its_options_and_nothing_else() throws IOException {
    byte[] pdf = prepared(Map.of(), "{{size;type=select;options=S,M,X L}}");

    byte[] done = filled(pdf, Map.of("val.size", "X L"));
    try (PDDocument document = Loader.loadPDF(done)) {
      PDComboBox box = (PDComboBox) field(document, "val.size");
      assertThat(box.getOptions()).containsExactly("S", "M", "X L");
      assertThat(box.getValue()).containsExactly("X L");
    }
    assertThat(ink(done, "val.size", 0)).isGreaterThan(ink(pdf, "val.size", 0));
    assertThatThrownBy(() -> filled(pdf, Map.of("val.size", "XXL")))
        .hasMessageContaining("one of: S, M, X L")
        .extracting("code")
        .isEqualTo("pdf.value-not-an-option");
  }

  @Test
  void several_lines_are_wrapped_shrunk_and_at_last_refused() throws IOException {
    byte[] pdf = prepared(Map.of(), "{{why;type=textarea;width=100;height=40}}");

    try (PDDocument document = Loader.loadPDF(filled(pdf, Map.of("val.why", "one\ntwo three")))) {
      PDTextField field = (PDTextField) field(document, "val.why");
      assertThat(field.isMultiline()).isTrue();
      assertThat(field.getValue()).isEqualTo("one\ntwo three");
      PDRectangle box = field.getWidgets().get(0).getRectangle();
      assertThat(box.getWidth()).isEqualTo(100);
      assertThat(box.getHeight()).isEqualTo(40);
    }
    assertThat(size(filled(pdf, Map.of("val.why", "short")))).isEqualTo(10);
    assertThat(size(filled(pdf, Map.of("val.why", "many words ".repeat(9))))).isBetween(6.0, 9.9);
    assertThatThrownBy(() -> filled(pdf, Map.of("val.why", "many words ".repeat(40))))
        .extracting("code")
        .isEqualTo("pdf.value-too-long");
    assertThatThrownBy(() -> filled(pdf, Map.of("val.why", "fine\n\uD83D\uDE00")))
        .hasMessageContaining("U+1F600")
        .extracting("code")
        .isEqualTo("pdf.value-unprintable");
  }

  private static double size(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      COSDictionary widget = field(document, "val.why").getWidgets().get(0).getCOSObject();
      String content =
          new String(
              widget
                  .getCOSDictionary(COSName.AP)
                  .getCOSStream(COSName.N)
                  .createInputStream()
                  .readAllBytes(),
              "US-ASCII");
      return Double.parseDouble(content.replaceAll("(?s).*?/F\\d+ ([0-9.]+) Tf.*", "$1"));
    }
  }

  @Test
  void a_value_longer_than_the_form_allows_is_refused() throws IOException {
    byte[] pdf = prepared(Map.of(), "{{code;maxlength=4}}");

    assertThatThrownBy(() -> filled(pdf, Map.of("val.code", "12345")))
        .hasMessageContaining("allows 4")
        .extracting("code")
        .isEqualTo("pdf.value-too-long");
  }

  @Test
  void what_the_sender_knows_is_drawn_as_marks_and_lines() throws IOException {
    byte[] pdf =
        prepared(
            Map.of("a", "true", "b", "false", "c", "x", "d", "first\nsecond"),
            "{{a;type=checkbox}}",
            "{{b;type=checkbox}}",
            "{{c;type=radio;option=x}} x {{c;type=radio;option=y}} y",
            "{{d;type=textarea}}");

    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = Pages.marks(document).stream().map(Pages.Mark::text).reduce("", String::concat);
      assertThat(text).isEqualTo("xyfirstsecond");
      assertThat(document.getDocumentCatalog().getAcroForm(null).getField("val")).isNull();
      BufferedImage image = new PDFRenderer(document).renderImage(0, 4);
      assertThat(dark(image, 60, 700, 11)).isGreaterThan(dark(image, 60, 640, 11) + 50);
    }
    assertThatThrownBy(() -> prepared(Map.of("a", "maybe"), "{{a;type=checkbox}}"))
        .extracting("code")
        .isEqualTo("pdf.value-not-an-option");
  }

  private static int dark(BufferedImage image, int left, int low, int side) {
    int dark = 0;
    for (int x = left * 4; x < (left + side) * 4; x++) {
      for (int y = (low - 2) * 4; y < (low - 2 + side) * 4; y++) {
        dark += new Color(image.getRGB(x, image.getHeight() - 1 - y)).getRed() < 128 ? 1 : 0;
      }
    }
    return dark;
  }

  @Test
  void each_signature_names_the_fields_its_signer_fills() throws IOException {
    byte[] pdf =
        prepared(
            Map.of(), "{{a.b}} {{c;type=checkbox;role=signer2}}", "{{d;type=date;role=signer2}}");

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(locked(document, "sig.signer1")).containsExactly("val.a_b");
      assertThat(locked(document, "sig.signer2")).containsExactly("val.c", "val.d");
      assertThat(locked(document, "sig.seal")).isEmpty();
      assertThat(field(document, "val.a_b").getMappingName()).isEqualTo("a.b");
      assertThat(field(document, "val.c").isRequired()).isTrue();
    }
  }

  private static List<String> locked(PDDocument document, String name) {
    COSDictionary lock =
        field(document, name).getCOSObject().getCOSDictionary(COSName.getPDFName("Lock"));
    assertThat(lock).isNotNull();
    assertThat(lock.getNameAsString("Action")).isEqualTo("Include");
    COSArray fields = lock.getCOSArray(COSName.FIELDS);
    return fields.toCOSStringStringList();
  }
}
