package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where tags stand, and where what takes their place does. */
class TagGeometryTest {
  private static List<Smartfield> found(PDDocument document) {
    return DocumentFields.of(document, PageTree.pages(document, 600)).fields();
  }

  private static PDRectangle laidOut(PDDocument document, String name) throws IOException {
    List<Smartfield> fields =
        found(document).stream().map(field -> field.with(field.status(), "signer1")).toList();
    DocumentLayout.apply(
        document,
        PageTree.pages(document, 600),
        new Preparation(fields, Map.of(), Map.of(), List.of("signer1")));
    return document
        .getDocumentCatalog()
        .getAcroForm(null)
        .getField(name)
        .getWidgets()
        .get(0)
        .getRectangle();
  }

  @ParameterizedTest
  @CsvSource({
    "0, '1 0 0 1 100 700'",
    "90, '0 1 -1 0 300 200'",
    "180, '-1 0 0 -1 500 700'",
    "270, '0 -1 1 0 300 600'",
  })
  void on_a_turned_page_the_field_lies_along_its_text(int rotation, String matrix)
      throws IOException {
    String content =
        "BT /F1 10 Tf " + matrix + " Tm ({{why;type=textarea;width=90;height=30}}) Tj ET";
    try (PDDocument document = Pages.of(content)) {
      document.getPage(0).setRotation(rotation);

      PDRectangle box = laidOut(document, "val.why");

      boolean upright = rotation % 180 == 0;
      assertThat(box.getWidth()).isCloseTo(upright ? 90 : 30, within(0.01f));
      assertThat(box.getHeight()).isCloseTo(upright ? 30 : 90, within(0.01f));
      FieldFiller.fill(document, Map.of("val.why", "some words on two lines"));
    }
  }

  @Test
  void a_crop_box_with_an_offset_of_its_own_moves_nothing() throws IOException {
    try (PDDocument document = Pages.of("BT /F1 10 Tf -40 -20 Td ({{a;width=50}}) Tj ET")) {
      document.getPage(0).setMediaBox(new PDRectangle(-100, -50, 400, 600));
      document.getPage(0).setCropBox(new PDRectangle(-60, -30, 300, 500));

      Smartfield field = found(document).get(0);
      assertThat(field.status()).isEqualTo(FieldStatus.PLACED);
      assertThat(field.box().x()).isCloseTo(60, within(0.01));
      assertThat(field.box().y()).isCloseTo(30 - 3.5, within(0.01));
      PDRectangle box = laidOut(document, "val.a");
      assertThat(box.getLowerLeftX()).isCloseTo(-40, within(0.01f));
      assertThat(box.getWidth()).isCloseTo(50, within(0.01f));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{{a}}, PLACED",
    "{{a;width=250}}, OUTSIDE_PAGE",
    "{{a;type=textarea;height=40}}, OUTSIDE_PAGE",
    "{{a;width=30}}, PLACED",
    "{{a;type=signature;width=250}}, PLACED",
  })
  void a_place_that_does_not_fit_the_page_is_reported(String tag, FieldStatus status)
      throws IOException {
    try (PDDocument document = Pages.of("BT /F1 10 Tf 500 10 Td (" + tag + ") Tj ET")) {
      Smartfield field = found(document).get(0);

      assertThat(field.status()).isEqualTo(status);
      assertThat(field.problem() == null).isEqualTo(status == FieldStatus.PLACED);
    }
  }

  @Test
  void a_tag_in_a_form_xobject_is_found_where_it_shows() throws IOException {
    try (PDDocument document = Pages.of("q 0.5 0 0 0.5 100 200 cm /Fm1 Do Q")) {
      Pages.addForm(document, "Fm1", "BT /F1 20 Tf 60 700 Td ({{a;type=checkbox}}) Tj ET");

      PDRectangle box = laidOut(document, "val.a");

      assertThat(box.getLowerLeftX()).isCloseTo(130, within(0.01f));
      assertThat(box.getLowerLeftY()).isCloseTo(550 - 2, within(0.1f));
      assertThat(box.getWidth()).isCloseTo(11, within(0.01f));
      assertThat(Pages.marks(document)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "10", "24"})
  void a_value_is_as_large_as_its_tag(String size) throws IOException {
    try (PDDocument document = Pages.of("BT /F1 " + size + " Tf 60 700 Td ({{a}}) Tj ET")) {
      assertThat(found(document).get(0).fontSize()).isEqualTo(Double.parseDouble(size));
      assertThat(laidOut(document, "val.a").getHeight())
          .isCloseTo(1.4f * Float.parseFloat(size), within(0.01f));
    }
  }

  @Test
  void a_tag_in_several_sizes_has_that_of_its_first_letter() throws IOException {
    try (PDDocument document =
        Pages.of("BT /F1 12 Tf 60 700 Td ({{a) Tj /F1 9 Tf (;type=) Tj /F1 12 Tf (date}}) Tj ET")) {
      Smartfield field = found(document).get(0);

      assertThat(field.name()).isEqualTo("a");
      assertThat(field.fontSize()).isEqualTo(12);
    }
  }

  @Test
  void text_written_from_right_to_left_around_a_tag_stays() throws IOException {
    try (PDDocument document = unicode("\u05dd\u05db {{amount}} \u05e9\u05dc\u05d5\u05dd")) {
      int before = Pages.marks(document).size();

      laidOut(document, "val.amount");

      assertThat(Pages.marks(document)).hasSize(before - "{{amount}}".length());
    }
  }

  @Test
  void a_ligature_in_a_name_is_read_as_its_letters() throws IOException {
    // Word processors write the letters f and i as one glyph.
    try (PDDocument document = unicode("{{pro\uFB01le}} [of\uFB01ce/]")) {
      assertThat(found(document))
          .extracting(Smartfield::name)
          .containsExactlyInAnyOrder("profile", "office");
    }
  }

  @Test
  void an_accent_that_comes_as_a_character_of_its_own_belongs_to_its_letter() throws IOException {
    try (PDDocument document = unicode("{{Pre\u0301nom\u00A0du client}}")) {
      assertThat(found(document)).extracting(Smartfield::name).containsExactly("Prénom du client");
    }
  }

  private static PDDocument unicode(String text) throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    var parsed =
        new TTFParser()
            .parse(
                new RandomAccessReadBuffer(
                    Objects.requireNonNull(
                        PDType0Font.class.getResourceAsStream(
                            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))));
    parsed.setEnableGsub(false);
    PDType0Font font = PDType0Font.load(document, parsed, true);
    try (PDPageContentStream out = new PDPageContentStream(document, page)) {
      out.beginText();
      out.setFont(font, 12);
      out.newLineAtOffset(60, 700);
      out.showText(text);
      out.endText();
    }
    return Pages.saved(document);
  }

  @Test
  void what_is_written_over_and_over_is_refused() throws IOException {
    StringBuilder content = new StringBuilder("BT /F1 1 Tf 1.2 TL 10 830 Td\n");
    for (int line = 0; line < 600; line++) {
      content.append("([a/] {{b}} {{c [d/] {{e;type=x}} [sc_page]) Tj T*\n");
    }
    try (PDDocument document = Pages.of(content.append("ET").toString())) {
      assertThatThrownBy(() -> found(document))
          .hasMessageContaining("3000")
          .extracting("code")
          .isEqualTo("pdf.too-many-fields");
    }
  }

  @Test
  void half_pairs_by_the_thousand_are_read_in_no_time() throws IOException {
    StringBuilder content = new StringBuilder("BT /F1 1 Tf 1.2 TL 10 830 Td\n");
    for (int line = 0; line < 600; line++) {
      content.append("([a] [b] [c] [d] [a] [b] [c] [d] [a] [b] [c] [d] [e] [f]) Tj T*\n");
    }
    long start = System.nanoTime();
    try (PDDocument document = Pages.of(content.append("([/a]) Tj ET").toString())) {
      assertThat(found(document)).singleElement().matches(field -> field.name().equals("a"));
    }
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
  }

  @Test
  void five_hundred_pages_with_a_tag_each_are_read_and_laid_out() throws IOException {
    try (PDDocument document = Pages.of("BT /F1 10 Tf 60 700 Td ([page/] {{initials}}) Tj ET")) {
      PDPage first = document.getPage(0);
      for (int i = 1; i < 500; i++) {
        document.addPage(new PDPage(new org.apache.pdfbox.cos.COSDictionary(first.getCOSObject())));
      }
      long start = System.nanoTime();

      laidOut(document, "val.page");

      assertThat(document.getDocumentCatalog().getAcroForm(null).getField("val.page").getWidgets())
          .hasSize(500);
      assertThat((System.nanoTime() - start) / 1e9).isLessThan(15);
    }
  }
}
