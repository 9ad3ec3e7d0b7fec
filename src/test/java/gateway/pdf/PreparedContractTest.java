package gateway.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedContractTest {
  private static final WorkerPdfDesk DESK = new WorkerPdfDesk();
  private static Inspection inspection;
  private static byte[] prepared;

  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    DESK.warm();
    inspection = DESK.inspect(SampleContract.bytes());
    prepared = SampleContract.prepared(DESK);
  }

  @AfterAll
  static void close() {
    DESK.close();
  }

  @Test
  void the_tags_of_the_sample_are_found_with_their_meaning() {
    assertThat(inspection.pages()).isEqualTo(2);
    assertThat(inspection.fields()).allMatch(field -> field.status() == FieldStatus.PLACED);
    assertThat(inspection.fields())
        .extracting(Smartfield::name)
        .contains(
            "numero",
            "montant",
            "sc_sign1.prenom",
            "sc_sign1.nom",
            "sc_sign1.adresse1",
            "sc_sign1.cp",
            "sc_sign1.ville",
            "sc_sign1.courriel",
            "iban",
            "date_intervention",
            "sc_contrat.date",
            "sc_page",
            "sc_nbpages",
            "sc_sign1.signature",
            "sc_user.signature");
    assertThat(field("sc_sign1.nom").recipient()).isEqualTo("signer1");
    assertThat(field("iban").recipient()).isNull();
    assertThat(field("sc_user.signature").recipient()).isEqualTo("seal");
    assertThat(field("sc_user.signature").type()).isEqualTo(PropertyType.SIGNATURE);
    assertThat(field("montant").fontSize()).isEqualTo(10.0);
  }

  private static Smartfield field(String name) {
    return inspection.fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void values_stand_where_tags_stood_and_no_tag_is_left() {
    String text = String.join("\n", DESK.text(prepared));

    assertThat(text).doesNotContain("[").contains(SampleContract.DRAWN.values());
    assertThat(text).contains("Page 1", "Page 2", "Nombre de pages : 2");
  }

  @Test
  void every_field_and_signature_is_laid_out() throws IOException {
    try (PDDocument document = Loader.loadPDF(prepared)) {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);

      PDField iban = form.getField("val.iban");
      assertThat(iban).isInstanceOf(PDTextField.class);
      assertThat(iban.getAlternateFieldName()).isEqualTo("IBAN du compte à débiter");
      assertThat(iban.getWidgets().get(0).getRectangle().getWidth()).isGreaterThan(119);
      for (String name : List.of("sig.signer1", "sig.seal")) {
        PDField signature = form.getField(name);
        assertThat(signature).isInstanceOf(PDSignatureField.class);
        assertThat(signature.getWidgets().get(0).getRectangle().getWidth()).isGreaterThan(149);
        assertThat(signature.getWidgets().get(0).getAnnotationFlags()).isEqualTo(132);
        assertThat(signature.getWidgets().get(0).getNormalAppearanceStream()).isNotNull();
      }
      assertThat(form.getCOSObject().containsKey(COSName.NEED_APPEARANCES)).isFalse();
      assertThat(document.getPage(1).getAnnotations()).hasSize(2);
    }
  }

  @Test
  void the_same_input_gives_the_same_bytes() {
    assertThat(SampleContract.prepared(DESK)).isEqualTo(prepared);
    Map<String, String> values = Map.of("val.iban", "FR76", "val.date_intervention", "15/12/2026");
    assertThat(DESK.fill(prepared, values))
        .as("who presses again is shown the same revision, and it is stored once")
        .isEqualTo(DESK.fill(prepared, values));
  }

  @Test
  void filling_appends_and_shows_the_value() throws Exception {
    byte[] filled =
        DESK.fill(
            prepared,
            Map.of(
                "val.iban", "FR76 3000 6000 0112 3456 7890 189",
                "val.date_intervention", "15 décembre 2026"));

    assertThat(Arrays.copyOf(filled, prepared.length)).isEqualTo(prepared);
    assertThat(filled.length - prepared.length).isLessThan(40_000);
    assertThat(DESK.text(filled).get(0))
        .contains("IBAN du compte à débiter: FR76 3000", "15 décembre 2026");
    try (PDDocument document = Loader.loadPDF(filled)) {
      PDField iban = document.getDocumentCatalog().getAcroForm(null).getField("val.iban");
      assertThat(iban.isReadOnly()).isTrue();
    }
    Path file = folder.resolve("filled.pdf");
    Files.write(file, filled);
    assertThat(Qpdf.check(file)).isEqualTo(0);
    assertThat(shown(file)).contains("FR76 3000 6000 0112 3456 7890 189", "15 décembre 2026");
  }

  /** What an independent reader sees, form fields included. */
  private static String shown(Path file) throws Exception {
    Process process = new ProcessBuilder("pdftotext", "-layout", file.toString(), "-").start();
    return new String(process.getInputStream().readAllBytes(), "UTF-8");
  }

  @Test
  void a_second_fill_leaves_the_first_one_alone() {
    byte[] first = DESK.fill(prepared, Map.of("val.iban", "FR76"));
    byte[] second = DESK.fill(first, Map.of("val.date_intervention", "demain"));

    assertThat(Arrays.copyOf(second, first.length)).isEqualTo(first);
    assertThat(DESK.text(second).get(0)).contains("FR76", "demain");
  }

  @Test
  void nothing_of_one_document_is_left_for_the_next() {
    byte[] other = DESK.fill(prepared, Map.of("val.iban", "Œuvrard ελληνικά"));

    assertThat(DESK.text(other).get(0)).contains("Œuvrard ελληνικά");
    assertThat(SampleContract.prepared(DESK)).isEqualTo(prepared);
  }

  @Test
  void an_unknown_field_is_refused_by_name() {
    assertThatThrownBy(() -> DESK.fill(prepared, Map.of("val.nothing", "x")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("val.nothing")
        .extracting("code")
        .isEqualTo("pdf.unknown-field");
  }

  @Test
  void what_the_font_cannot_print_is_refused_by_the_name_of_the_field() {
    assertThatThrownBy(() -> DESK.fill(prepared, Map.of("val.iban", "漢字")))
        .hasMessageContaining("val.iban")
        .extracting("code")
        .isEqualTo("pdf.value-unprintable");
    assertThatThrownBy(() -> DESK.fill(prepared, Map.of("val.iban", "a\u202eb")))
        .extracting("code")
        .isEqualTo("pdf.value-unprintable");
  }

  @Test
  void what_does_not_fit_is_refused_by_the_name_of_the_field() {
    assertThatThrownBy(() -> DESK.fill(prepared, Map.of("val.iban", "x".repeat(300))))
        .hasMessageContaining("val.iban")
        .extracting("code")
        .isEqualTo("pdf.value-too-long");
  }

  @Test
  void a_page_is_drawn_in_the_asked_width_within_bounds() throws IOException {
    assertThat(ImageIO.read(new ByteArrayInputStream(DESK.picture(prepared, 1, 800))).getWidth())
        .isEqualTo(800);
    assertThat(ImageIO.read(new ByteArrayInputStream(DESK.picture(prepared, 2, 5))).getWidth())
        .isEqualTo(200);
    assertThatThrownBy(() -> DESK.picture(prepared, 3, 800))
        .extracting("code")
        .isEqualTo("pdf.no-such-page");
  }

  @Test
  void the_prepared_file_satisfies_an_independent_checker() throws Exception {
    Path file = folder.resolve("prepared.pdf");
    Files.write(file, prepared);

    assertThat(Qpdf.check(file)).isEqualTo(0);
  }
}
