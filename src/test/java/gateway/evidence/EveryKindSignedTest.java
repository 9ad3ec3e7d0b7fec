package gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.FieldStatus;
import gateway.contract.Level;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import gateway.pdf.WorkerPdfDesk;
import gateway.signing.Oracles;
import gateway.signing.SamplePdf;
import gateway.signing.SigningOutcome;
import gateway.signing.verify.FilledField;
import gateway.signing.verify.PdfVerifier;
import gateway.signing.verify.Verdict;
import gateway.signing.verify.VerifyReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDComboBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of field, in tags and in the author's own form, filled between two signatures. */
class EveryKindSignedTest {
  private static final Map<String, String> FIRST =
      Map.of(
          "val.note", "first line\nsecond line, é",
          "val.agree", "true",
          "val.refuse", "false",
          "val.pay", "in cash",
          "val.size", "M");
  private static final Map<String, String> SECOND =
      Map.of("val.site_street", "Chénôve", "val.ok", "true", "val.land", "France");

  @TempDir Path folder;

  @Test
  void filling_every_kind_of_field_leaves_every_signature_valid() throws Exception {
    try (WorkerPdfDesk desk = new WorkerPdfDesk();
        ChainBench bench = new ChainBench(folder)) {
      byte[] original = withForm(tags());
      List<Smartfield> fields = decided(desk.inspect(original).fields());
      byte[] prepared =
          desk.prepare(
              original, new Preparation(fields, Map.of(), Map.of(), List.of("signer1", "signer2")));
      bench.open(Level.B_T, "en", 2, person -> person, List.of(original), List.of(prepared));

      bench.consent(1, pdf -> desk.fill(pdf, FIRST));
      assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.SIGNED_ONE);
      bench.consent(2, pdf -> desk.fill(pdf, SECOND));
      assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.ALL_SIGNED);

      byte[] signed = bench.current(0);
      Path file = Files.write(folder.resolve("signed.pdf"), signed);
      Oracles.pdfsig(file, 2);
      Oracles.qpdf(file);
      Oracles.dss(signed, 2, List.of(bench.signing.authority.anchor(), bench.signing.tsa.root()));
      VerifyReport report = new PdfVerifier(bench.signing.clock).verify(signed, List.of(), false);
      assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
      assertThat(added(report, 0))
          .contains("note=first line second line, é", "agree=Yes", "pay=in cash", "size=M");
      assertThat(added(report, 1))
          .containsExactlyInAnyOrder("site_street=Chénôve", "ok=Yes", "land=France");
      assertThat(desk.text(signed).get(0))
          .contains(
              "note: first line\nsecond line, é",
              "agree: [x]",
              "refuse: [ ]",
              "pay: in cash",
              "land: France");
    }
  }

  private static List<String> added(VerifyReport report, int signature) {
    List<FilledField> added = report.signatures().get(signature).origin().added();
    assertThat(added).isNotNull();
    return added.stream().map(field -> field.name() + "=" + field.value()).toList();
  }

  private static byte[] tags() {
    return SamplePdf.text(
        "Note: {{note;type=textarea;role=signer1;height=60}}",
        "",
        "",
        "",
        "",
        "I agree {{agree;type=checkbox;role=signer1}} I refuse"
            + " {{refuse;type=checkbox;role=signer1}}",
        "Card {{pay;type=radio;option=by card;role=signer1}}",
        "Cash {{pay;type=radio;option=in cash;role=signer1}}",
        "Size {{size;type=select;options=S,M,L;role=signer1}}",
        "{{type=signature;role=signer1}}");
  }

  /** What is no tag is the second signer's. */
  private static List<Smartfield> decided(List<Smartfield> fields) {
    List<Smartfield> decided = new ArrayList<>();
    for (Smartfield field : fields) {
      assertThat(field.status()).as(field.name()).isEqualTo(FieldStatus.PLACED);
      decided.add(field.recipient() == null ? field.with(FieldStatus.PLACED, "signer2") : field);
    }
    assertThat(decided)
        .filteredOn(field -> field.dialect().equals("acroform"))
        .extracting(Smartfield::type)
        .containsExactlyInAnyOrder(
            PropertyType.TEXT, PropertyType.CHECKBOX, PropertyType.CHOICE, PropertyType.SIGNATURE);
    return decided;
  }

  private static byte[] withForm(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDAcroForm form = new PDAcroForm(document);
      document.getDocumentCatalog().setAcroForm(form);
      PDTextField text = new PDTextField(form);
      text.setPartialName("site_street");
      PDCheckBox box = new PDCheckBox(form);
      box.setPartialName("ok");
      PDComboBox land = new PDComboBox(form);
      land.setPartialName("land");
      land.setOptions(List.of("Italy", "France"));
      PDSignatureField signature = new PDSignatureField(form);
      signature.setPartialName("Signature2");
      float y = 300;
      for (PDTerminalField field : List.<PDTerminalField>of(text, box, land, signature)) {
        PDRectangle place = new PDRectangle(60, y, field == box ? 14 : 180, 20);
        field.getWidgets().get(0).setRectangle(place);
        document.getPage(0).getAnnotations().add(field.getWidgets().get(0));
        y -= 40;
      }
      form.setFields(List.<PDField>of(text, box, land, signature));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
