package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.junit.jupiter.api.Test;

class DocumentLayoutTest {
  private static void prepare(PDDocument document, Map<String, String> drawn, String... signers)
      throws IOException {
    List<PDPage> pages = PageTree.pages(document, 10);
    List<Smartfield> fields = new ArrayList<>();
    for (int number = 1; number <= pages.size(); number++) {
      for (Smartfield field : SmartfieldFinder.find(pages.get(number - 1), number)) {
        boolean free = field.recipient() == null && !drawn.containsKey(field.name());
        fields.add(free ? field.with(field.status(), "signer1") : field);
      }
    }
    DocumentLayout.apply(
        document, pages, new Preparation(fields, drawn, Map.of(), List.of(signers)));
  }

  private static PDField field(PDDocument document, String name) {
    PDField field = document.getDocumentCatalog().getAcroForm(null).getField(name);
    assertThat(field).as(name).isNotNull();
    return field;
  }

  private static String line(String text) {
    return "BT /F1 10 Tf 60 700 Td (" + text + ") Tj ET";
  }

  @Test
  void a_name_used_twice_is_one_field_that_shows_twice() throws IOException {
    try (PDDocument document = Pages.of(line("[sc_sign1.paraphe/] and [sc_sign1.paraphe/]"))) {
      prepare(document, Map.of(), "signer1");
      try (PDDocument saved = Pages.saved(document)) {
        assertThat(field(saved, "val.sc_sign1_paraphe").getWidgets()).hasSize(2);
        FieldFiller.fill(saved, Map.of("val.sc_sign1_paraphe", "L.M."));
        field(saved, "val.sc_sign1_paraphe")
            .getWidgets()
            .forEach(
                widget ->
                    assertThat(widget.getNormalAppearanceStream().getResources().getFontNames())
                        .hasSize(1));
      }
    }
  }

  @Test
  void a_signer_without_a_tag_gets_an_invisible_field_on_the_first_page() throws IOException {
    try (PDDocument document = Pages.of(line("nothing"))) {
      document.addPage(new PDPage());
      prepare(document, Map.of(), "signer1", "seal");
      try (PDDocument saved = Pages.saved(document)) {
        PDRectangle box = field(saved, "sig.seal").getWidgets().get(0).getRectangle();
        assertThat(box.getWidth() + box.getHeight()).isZero();
        assertThat(saved.getPage(0).getAnnotations()).hasSize(2);
        COSDictionary widget = field(saved, "sig.signer1").getCOSObject();
        assertThat(widget.getCOSDictionary(COSName.P)).isSameAs(saved.getPage(0).getCOSObject());
        assertThat(Pages.form(saved).containsKey(COSName.SIG_FLAGS)).isFalse();
      }
    }
  }

  @Test
  void a_signature_box_at_the_edge_stays_within_the_page() throws IOException {
    try (PDDocument document = Pages.of("BT /F1 10 Tf 520 12 Td ([sc_sign1.signature/]) Tj ET")) {
      prepare(document, Map.of(), "signer1");

      PDRectangle box = field(document, "sig.signer1").getWidgets().get(0).getRectangle();
      assertThat(box.getLowerLeftY()).isGreaterThanOrEqualTo(0);
      assertThat(box.getUpperRightX()).isLessThanOrEqualTo(PDRectangle.A4.getWidth() + 0.01f);
      assertThat(box.getWidth()).isGreaterThanOrEqualTo(149.9f);
      assertThat(box.getHeight()).isGreaterThanOrEqualTo(44.9f);
    }
  }

  @Test
  void a_field_on_a_turned_page_is_turned_with_its_picture() throws IOException {
    try (PDDocument document = Pages.of("BT /F1 10 Tf 0 1 -1 0 300 200 Tm ([place/]) Tj ET")) {
      document.getPage(0).setRotation(90);
      prepare(document, Map.of());
      FieldFiller.fill(document, Map.of("val.place", "Nantes"));

      var widget = field(document, "val.place").getWidgets().get(0);
      assertThat(widget.getRectangle().getHeight()).isGreaterThan(119);
      assertThat(widget.getAppearanceCharacteristics().getRotation()).isEqualTo(90);
      assertThat(widget.getNormalAppearanceStream().getMatrix().getShearY())
          .isCloseTo(1, within(0.001f));
    }
  }

  @Test
  void a_value_never_runs_over_the_text_behind_it() throws IOException {
    try (PDDocument document = Pages.of(line("[a/] euros"))) {
      assertThatThrownBy(() -> prepare(document, Map.of("a", "one hundred and twenty")))
          .hasMessageContaining("field a")
          .extracting("code")
          .isEqualTo("pdf.value-too-long");
    }
  }

  @Test
  void a_value_with_free_space_behind_it_may_be_longer_than_its_tag() throws IOException {
    try (PDDocument document = Pages.of(line("Sum: [a/]"))) {
      prepare(document, Map.of("a", "cent vingt euros et œuvres à façon"));

      try (PDDocument saved = Pages.saved(document)) {
        assertThat(Pages.marks(saved).stream().map(Pages.Mark::text).reduce("", String::concat))
            .isEqualTo("Sum:centvingteurosetœuvresàfaçon");
      }
    }
  }

  @Test
  void a_form_of_the_senders_own_keeps_its_fields_and_never_asks_for_appearances()
      throws IOException {
    try (PDDocument document = Pages.of(line("[sc_sign1.signature/] [x/]"))) {
      COSDictionary own = new COSDictionary();
      own.setItem(COSName.FT, COSName.TX);
      own.setString(COSName.T, "sig");
      COSArray fields = new COSArray();
      fields.add(own);
      COSDictionary form = new COSDictionary();
      form.setItem(COSName.FIELDS, fields);
      form.setBoolean(COSName.NEED_APPEARANCES, true);
      document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);

      prepare(document, Map.of(), "signer1");

      try (PDDocument saved = Pages.saved(document)) {
        assertThat(field(saved, "sig_").getFieldType()).isEqualTo("Tx");
        assertThat(field(saved, "sig.signer1").getFieldType()).isEqualTo("Sig");
        assertThat(Pages.form(saved).containsKey(COSName.NEED_APPEARANCES)).isFalse();
      }
    }
  }

  @Test
  void two_names_that_would_share_a_field_are_refused() throws IOException {
    try (PDDocument document = Pages.of(line("[a.b/] [a_b/]"))) {
      assertThatThrownBy(() -> prepare(document, Map.of()))
          .hasMessageContaining("val.a_b")
          .extracting("code")
          .isEqualTo("pdf.field-twice");
    }
  }

  @Test
  void a_plan_made_for_another_document_is_refused() throws IOException {
    try (PDDocument document = Pages.of(line("no tag"))) {
      Smartfield other =
          new Smartfield(
              "gone",
              1,
              new Smartfield.Box(0, 0, 1, 1),
              "bracket",
              FieldStatus.PLACED,
              PropertyType.TEXT,
              null,
              null,
              List.of(),
              null,
              null,
              true,
              10,
              "[gone/]");
      Preparation plan = new Preparation(List.of(other), Map.of(), Map.of(), List.of());
      assertThatThrownBy(() -> DocumentLayout.apply(document, PageTree.pages(document, 1), plan))
          .extracting("code")
          .isEqualTo("pdf.field-missing");
    }
  }
}
