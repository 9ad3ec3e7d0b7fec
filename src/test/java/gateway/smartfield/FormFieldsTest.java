package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Form fields that a document brings along. */
class FormFieldsTest {
  private Forms forms;

  @BeforeEach
  void start() throws IOException {
    forms = new Forms();
  }

  private List<Smartfield> found() {
    return DocumentFields.of(forms.document(), PageTree.pages(forms.document(), 5)).fields();
  }

  private Smartfield one() {
    List<Smartfield> found = found();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** What is not the sender's is signer1's. */
  private PDDocument prepared(Map<String, String> drawn) throws IOException {
    List<PDPage> pages = PageTree.pages(forms.document(), 5);
    List<Smartfield> fields = new ArrayList<>();
    for (Smartfield field : found()) {
      boolean open = field.status() == FieldStatus.PLACED && field.recipient() == null;
      fields.add(
          open
              ? field.with(
                  FieldStatus.PLACED, drawn.containsKey(field.name()) ? "sender" : "signer1")
              : field);
    }
    DocumentLayout.apply(
        forms.document(),
        pages,
        new Preparation(fields, drawn, Map.of(), List.of("signer1", "seal")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    forms.document().save(out);
    return Loader.loadPDF(out.toByteArray());
  }

  private static PDField field(PDDocument document, String name) {
    PDField field = document.getDocumentCatalog().getAcroForm(null).getField(name);
    assertThat(field).as(name).isNotNull();
    return field;
  }

  @Test
  void a_text_field_brings_its_name_place_label_limit_and_value() {
    COSDictionary client = forms.root(forms.field("", "client"));
    COSDictionary field = forms.below(client, forms.field("Tx", "full name"));
    client.setItem(COSName.MAX_LEN, org.apache.pdfbox.cos.COSInteger.get(30));
    field.setString(COSName.TU, "Your name");
    field.setString(COSName.V, "Léa");
    field.setInt(COSName.FF, 2);
    field.setString(COSName.DA, "/Helv 11.5 Tf 0 g");
    forms.show(field, 60, 700, 200, 20);

    Smartfield found = one();

    assertThat(found.name()).isEqualTo("client.full name");
    assertThat(found.dialect()).isEqualTo("acroform");
    assertThat(found.status()).isEqualTo(FieldStatus.PLACED);
    assertThat(found.type()).isEqualTo(PropertyType.TEXT);
    assertThat(found.label()).isEqualTo("Your name");
    assertThat(found.preset()).isEqualTo("Léa");
    assertThat(found.maxLength()).isEqualTo(30);
    assertThat(found.required()).isTrue();
    assertThat(found.fontSize()).isEqualTo(11.5);
    assertThat(found.box()).isEqualTo(new Smartfield.Box(60, 700, 200, 20));
    assertThat(found.recipient()).isNull();
  }

  @Test
  void every_kind_of_field_is_known() {
    forms.simple("Tx", "lines", 700).setInt(COSName.FF, 1 << 12);
    forms.button(forms.root(forms.field("Btn", "tick")), "On", 660);
    COSDictionary radio = forms.root(forms.field("Btn", "radio"));
    radio.setInt(COSName.FF, 1 << 15);
    forms.button(radio, "0", 640);
    forms.button(radio, "1", 620);
    radio.setItem(COSName.OPT, Forms.texts("by card", "in cash"));
    radio.setItem(COSName.V, COSName.getPDFName("1"));
    COSDictionary list = forms.simple("Ch", "list", 600);
    COSArray pair = Forms.texts("fr", "France");
    COSArray options = Forms.texts("Italy");
    options.add(pair);
    list.setItem(COSName.OPT, options);
    list.setString(COSName.V, "fr");
    forms.simple("Sig", "sign", 560);
    forms.simple("Tx", "sc_sign2.signature", 540);
    forms.simple("Btn", "press", 520).setInt(COSName.FF, 1 << 16);

    List<Smartfield> found = found();

    assertThat(found)
        .extracting(field -> field.name() + " " + field.type())
        .containsExactly(
            "lines TEXTAREA",
            "tick CHECKBOX",
            "radio CHOICE",
            "radio CHOICE",
            "list CHOICE",
            "sign SIGNATURE",
            "sc_sign2.signature SIGNATURE");
    assertThat(found.get(3).options()).containsExactly("by card", "in cash");
    assertThat(found.get(3).preset()).isEqualTo("in cash");
    assertThat(found.get(4).options()).containsExactly("Italy", "France");
    assertThat(found.get(4).preset()).isEqualTo("France");
    assertThat(found.get(6).recipient()).isEqualTo("signer2");
  }

  @Test
  void what_nobody_can_fill_is_reported_with_the_reason() {
    forms.simple("Tx", "secret", 700).setInt(COSName.FF, 1 << 13);
    forms.simple("Tx", "file", 680).setInt(COSName.FF, 1 << 20);
    forms.simple("Ch", "nothing", 660);
    forms.simple("", "untyped", 640);
    forms.simple("Tx", "hidden", 620).setInt(COSName.F, 2);
    forms.show(forms.root(forms.field("Tx", "point")), 60, 600, 0, 0);
    forms.show(forms.root(forms.field("Tx", "far")), 60, -300, 100, 20);
    forms.simple("Tx", " ", 560);
    forms.simple("Tx", "n".repeat(201), 540);

    assertThat(found())
        .extracting(Smartfield::status)
        .containsExactly(
            FieldStatus.UNKNOWN_TYPE,
            FieldStatus.UNKNOWN_TYPE,
            FieldStatus.UNKNOWN_TYPE,
            FieldStatus.UNKNOWN_TYPE,
            FieldStatus.OUTSIDE_PAGE,
            FieldStatus.OUTSIDE_PAGE,
            FieldStatus.OUTSIDE_PAGE,
            FieldStatus.MALFORMED,
            FieldStatus.MALFORMED);
    assertThat(found()).allMatch(field -> field.problem() != null);
  }

  @Test
  void a_field_that_only_its_widget_knows_is_found_too() {
    forms.show(forms.field("Tx", "orphan"), 60, 700, 100, 20);

    assertThat(one().name()).isEqualTo("orphan");
  }

  @Test
  void a_value_to_come_stays_a_field_at_its_place_and_takes_the_value() throws IOException {
    COSDictionary group = forms.root(forms.field("", "a"));
    COSDictionary text = forms.below(group, forms.field("Tx", "b"));
    text.setString(COSName.V, "proposal");
    text.setInt(COSName.Q, 2);
    forms.show(forms.below(text, new COSDictionary()), 60, 700, 200, 20);
    forms.show(forms.below(text, new COSDictionary()), 60, 650, 100, 20);
    forms.button(forms.root(forms.field("Btn", "tick")), "Cochée", 600);

    try (PDDocument document = prepared(Map.of())) {
      PDTextField field = (PDTextField) field(document, "val.a_b");
      assertThat(field.getValue()).as("a proposal is no value").isEmpty();
      assertThat(field.getMappingName()).isEqualTo("a.b");
      assertThat(field.getWidgets())
          .extracting(widget -> widget.getRectangle().getLowerLeftY())
          .containsExactly(700f, 650f);
      assertThat(document.getPage(0).getAnnotations()).hasSize(5);
      assertThat(document.getDocumentCatalog().getAcroForm(null).getField("a")).isNull();

      FieldFiller.fill(document, Map.of("val.a_b", "Ça va", "val.tick", "true"));
      assertThat(field.getValue()).isEqualTo("Ça va");
      assertThat(((PDCheckBox) field(document, "val.tick")).isChecked()).isTrue();
    }
  }

  @Test
  void what_the_sender_knows_is_filled_in_place_for_good() throws IOException {
    forms.simple("Tx", "name", 700);
    COSDictionary radio = forms.root(forms.field("Btn", "radio"));
    radio.setInt(COSName.FF, 1 << 15);
    forms.button(radio, "one", 640);
    forms.button(radio, "two", 620);
    forms.simple("Tx", "fixed", 600).setInt(COSName.FF, 1);

    try (PDDocument document = prepared(Map.of("name", "ACME", "radio", "two", "fixed", ""))) {
      assertThat(field(document, "val.name").getValueAsString()).isEqualTo("ACME");
      assertThat(field(document, "val.name").isReadOnly()).isTrue();
      assertThat(((PDRadioButton) field(document, "val.radio")).getSelectedExportValues())
          .containsExactly("two");
      assertThat(field(document, "fixed").isReadOnly()).isTrue();
      assertThat(Pages.form(document).containsKey(COSName.NEED_APPEARANCES)).isFalse();
    }
  }

  @Test
  void a_signature_field_becomes_that_of_its_signer_and_spare_ones_go() throws IOException {
    forms.simple("Sig", "here", 700);
    forms.simple("Sig", "there", 600);
    List<PDPage> pages = PageTree.pages(forms.document(), 5);
    List<Smartfield> found = found();
    List<Smartfield> fields =
        List.of(
            found.get(0).with(FieldStatus.PLACED, "signer1"),
            found.get(1).refused(FieldStatus.UNKNOWN_RECIPIENT, "nobody"));

    DocumentLayout.apply(
        forms.document(), pages, new Preparation(fields, Map.of(), Map.of(), List.of("signer1")));

    PDField signature = field(forms.document(), "sig.signer1");
    assertThat(signature).isInstanceOf(PDSignatureField.class);
    PDRectangle box = signature.getWidgets().get(0).getRectangle();
    assertThat(box.getLowerLeftY()).isEqualTo(700);
    assertThat(box.getHeight()).isEqualTo(20);
    assertThat(forms.document().getPage(0).getAnnotations()).hasSize(1);
    assertThat(forms.document().getDocumentCatalog().getAcroForm(null).getField("there")).isNull();
  }

  @Test
  void what_is_left_of_the_form_is_locked_and_does_nothing() throws IOException {
    COSDictionary button = forms.simple("Btn", "reset", 700);
    button.setInt(COSName.FF, 1 << 16);
    COSDictionary action = new COSDictionary();
    action.setName(COSName.S, "ResetForm");
    button.setItem(COSName.A, action);
    forms.simple("Tx", "secret", 650).setInt(COSName.FF, 1 << 13);

    try (PDDocument document = prepared(Map.of())) {
      assertThat(field(document, "reset").getCOSObject().containsKey(COSName.A)).isFalse();
      assertThat(field(document, "reset").isReadOnly()).isTrue();
      assertThat(field(document, "secret").isReadOnly()).isTrue();
    }
  }

  @Test
  void no_action_empties_hides_or_sends_the_form_wherever_it_hangs() throws IOException {
    COSDictionary catalog = forms.document().getDocumentCatalog().getCOSObject();
    COSDictionary hide = action("Hide");
    COSDictionary go = action("GoTo");
    go.setItem(COSName.NEXT, new COSArray(List.of(action("ResetForm"), action("Named"))));
    COSDictionary page = new COSDictionary();
    page.setItem(COSName.O, action("SubmitForm"));
    catalog.setItem(COSName.OPEN_ACTION, go);
    forms.document().getPage(0).getCOSObject().setItem(COSName.AA, page);
    COSDictionary link = forms.show(new COSDictionary(), 60, 500, 50, 20);
    link.setName(COSName.SUBTYPE, "Link");
    link.setItem(COSName.A, hide);

    try (PDDocument document = prepared(Map.of())) {
      COSDictionary open =
          document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.OPEN_ACTION);
      assertThat(open).isNotNull();
      COSArray next = open.getCOSArray(COSName.NEXT);
      assertThat(next.size()).isOne();
      assertThat(document.getPage(0).getCOSObject().getCOSDictionary(COSName.AA).size()).isZero();
      assertThat(document.getPage(0).getAnnotations().get(0).getCOSObject().containsKey(COSName.A))
          .isFalse();
    }
  }

  private static COSDictionary action(String kind) {
    COSDictionary action = new COSDictionary();
    action.setName(COSName.S, kind);
    return action;
  }

  @Test
  void fields_that_run_in_circles_or_stand_twice_hold_nothing_up() throws IOException {
    COSDictionary one = forms.root(forms.field("Tx", "one"));
    COSDictionary two = forms.below(one, forms.field("", "two"));
    two.setItem(COSName.KIDS, new COSArray(List.of(one)));
    COSDictionary good = forms.simple("Tx", "good", 700);
    forms.root(good);

    try (PDDocument document = prepared(Map.of())) {
      FieldFiller.fill(document, Map.of("val.good", "x"));
      assertThat(field(document, "val.good").getValueAsString()).isEqualTo("x");
    }
  }

  @Test
  void parents_that_run_in_circles_are_refused() {
    COSDictionary widget = forms.show(forms.field("Tx", "one"), 60, 700, 100, 20);
    widget.setItem(COSName.PARENT, widget);

    assertThatThrownBy(this::found).extracting("code").isEqualTo("pdf.broken");
  }

  @Test
  void ten_thousand_fields_are_refused_whether_they_show_or_not() {
    for (int i = 0; i < 10_000; i++) {
      forms.root(forms.field("Tx", "n" + i));
    }
    assertThatThrownBy(this::found).extracting("code").isEqualTo("pdf.too-many-fields");
    forms.roots().clear();
    for (int i = 0; i < DocumentFields.MOST + 1; i++) {
      forms.show(forms.field("Tx", "n" + i), 60, 700, 100, 20);
    }
    assertThatThrownBy(this::found).extracting("code").isEqualTo("pdf.too-many-fields");
  }
}
