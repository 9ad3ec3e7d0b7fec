package gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.base.Sha256;
import gateway.contract.Annex;
import gateway.contract.AnnexRequest;
import gateway.contract.BlobRef;
import gateway.contract.Document;
import gateway.contract.Level;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.Property;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.SignatureMark;
import gateway.contract.Smartfield;
import gateway.contract.Strokes;
import gateway.contract.TenantId;
import gateway.pdf.WorkerPdfDesk;
import gateway.signing.Oracles;
import gateway.signing.SamplePdf;
import gateway.signing.SealingOutcome;
import gateway.signing.SigningOutcome;
import gateway.signing.verify.FilledField;
import gateway.signing.verify.Finding;
import gateway.signing.verify.PdfVerifier;
import gateway.signing.verify.SignatureReport;
import gateway.signing.verify.Verdict;
import gateway.signing.verify.VerifyReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two documents, two signers who each fill in a value, and the seal: who added what. */
class SeveralSignersTest {
  @TempDir static Path folder;
  static final WorkerPdfDesk DESK = new WorkerPdfDesk();
  static ChainBench bench;
  static byte[] firstSigned;
  static byte[] secondSigned;
  static byte[] sealed;
  static byte[] dossier;

  @BeforeAll
  static void sign_step_by_step() throws Exception {
    DESK.warm();
    bench = new ChainBench(folder);
    byte[] contract =
        SamplePdf.text(
            "Adresse du chantier : [site/]",
            "Rappel au : [phone/]",
            "[sc_sign2.paraphe/]",
            "[sc_sign1.signature/]",
            "[sc_sign2.signature/]",
            "[sc_user.signature/]");
    byte[] terms =
        SamplePdf.text(
            "Conditions générales, lues par [phone/]", "[sc_sign1.signature/]", "[a-b/]");
    bench.open(
        Level.B_T,
        "fr",
        2,
        person -> person,
        List.of(contract, terms),
        List.of(prepared(contract), prepared(terms)));
    remember(contract, 0);
    remember(terms, 1);
    bench.annexes.ask(
        bench.id,
        List.of(new AnnexRequest("kbis", "Extrait Kbis", List.of("pdf"), 5, 1, true, "signer2")));
    annex(Property.SENDER, "", "Plan d'accès.PNG", "plan");
    annex("signer2", "kbis", "../../kbis.pdf", "kbis");
    bench.consent(2);
    act(1, Map.of("val.site", "12 rue des Tilleuls, Chénôve"), SigningOutcome.SIGNED_ONE);
    firstSigned = bench.current(0);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.LAPSED);
    drawn(2);
    act(
        2,
        Map.of("val.phone", "03 80 00 00 00", "val.sc_sign2_paraphe", "LM"),
        SigningOutcome.ALL_SIGNED);
    secondSigned = bench.current(0);
    assertThat(bench.seal.run(bench.id)).isEqualTo(SealingOutcome.SEALED);
    sealed = bench.current(0);
    everySignatureIsValid(3);
    bench.dossier.run(bench.id);
    dossier =
        bench.blobs.get(
            TenantId.DEFAULT, bench.id.value(), bench.contracts.get(bench.id).evidence());
  }

  @AfterAll
  static void stop() {
    DESK.close();
    bench.close();
  }

  private static byte[] prepared(byte[] pdf) {
    Inspection inspection = DESK.inspect(pdf);
    Map<String, String> owners =
        Map.of(
            "site", "signer1",
            "phone", "signer2",
            "news", "signer2",
            "pay", "signer2",
            "size", "signer2",
            "val.place", "signer2");
    List<Smartfield> fields =
        inspection.fields().stream()
            .map(f -> owners.containsKey(f.name()) ? f.with(f.status(), owners.get(f.name())) : f)
            .toList();
    return DESK.prepare(
        pdf, new Preparation(fields, Map.of(), Map.of(), List.of("signer1", "signer2", "seal")));
  }

  private static void remember(byte[] pdf, int index) {
    Document document = bench.contracts.documents(bench.id).get(index);
    bench.contracts.update(document.prepared(document.current(), DESK.inspect(pdf).fields()));
  }

  private static void annex(String from, String request, String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    bench.annexes.add(
        new Annex(
            bench.id,
            0,
            from,
            request,
            name,
            "application/pdf",
            bytes.length,
            bench.blobs.put(TenantId.DEFAULT, bench.id.value(), bytes),
            bench.signing.clock.instant()));
  }

  private static void drawn(int signer) {
    var person = bench.contracts.recipient(new RecipientId(signer)).orElseThrow();
    byte[] strokes = Strokes.parse("0,0 900,900 2500,100").bytes();
    BlobRef ref = bench.blobs.put(TenantId.DEFAULT, bench.id.value(), strokes);
    bench.mark = new SignatureMark(SignatureMark.Kind.DRAWN, ref);
    assertThat(person.status()).isEqualTo(RecipientStatus.VIEWED);
  }

  private static void act(int signer, Map<String, String> values, SigningOutcome expected)
      throws Exception {
    bench.consent(signer, pdf -> filled(pdf, values));
    assertThat(bench.sign.run(bench.id)).isEqualTo(expected);
    everySignatureIsValid(signer);
  }

  /** Fill what the document has of these. */
  private static byte[] filled(byte[] pdf, Map<String, String> values) {
    Map<String, String> present = new HashMap<>(values);
    try (var document = Loader.loadPDF(pdf)) {
      var form = document.getDocumentCatalog().getAcroForm(null);
      present.keySet().removeIf(name -> form.getField(name) == null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return present.isEmpty() ? pdf : DESK.fill(pdf, present);
  }

  private static void everySignatureIsValid(int signatures) throws Exception {
    for (int i = 0; i < 2; i++) {
      byte[] pdf = bench.current(i);
      Path file = Files.write(folder.resolve(i + "-" + signatures + ".pdf"), pdf);
      Oracles.pdfsig(file, signatures);
      Oracles.qpdf(file);
      Oracles.dss(pdf, signatures, anchors());
      VerifyReport report = verify(pdf);
      assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
    }
  }

  private static List<X509Certificate> anchors() {
    return List.of(bench.signing.authority.anchor(), bench.signing.tsa.root());
  }

  private static VerifyReport verify(byte[] pdf) {
    return new PdfVerifier(bench.signing.clock).verify(pdf, List.of(), false);
  }

  @Test
  void the_verifier_names_what_each_signer_added() {
    List<SignatureReport> all = verify(sealed).signatures();
    assertThat(all)
        .extracting(one -> one.origin().field())
        .containsExactly("sig.signer1", "sig.signer2", "sig.seal");
    assertThat(all.get(0).origin().added())
        .containsExactly(new FilledField("val.site", "site", "12 rue des Tilleuls, Chénôve"));
    assertThat(all.get(1).origin().added())
        .containsExactly(
            new FilledField("val.phone", "phone", "03 80 00 00 00"),
            new FilledField("val.sc_sign2_paraphe", "sc_sign2_paraphe", "LM"));
    assertThat(all.get(2).origin().added()).isEmpty();
    assertThat(all).extracting(SignatureReport::seal).containsExactly(false, false, true);
    assertThat(all).allMatch(one -> one.origin().claimed() != null);
  }

  @Test
  void other_readers_are_told_which_values_are_final() throws Exception {
    try (var document = Loader.loadPDF(sealed)) {
      var references = COSName.getPDFName("Reference");
      assertThat(document.getSignatureDictionaries())
          .extracting(one -> size(one.getCOSObject().getCOSArray(references)))
          .as("certified and locked, locked, nothing to lock")
          .containsExactly(2, 1, 0);
      COSDictionary lock =
          (COSDictionary)
              document
                  .getSignatureDictionaries()
                  .get(1)
                  .getCOSObject()
                  .getCOSArray(references)
                  .getObject(0);
      assertThat(lock.getNameAsString("TransformMethod")).isEqualTo("FieldMDP");
      assertThat(lock.getItem(COSName.getPDFName("Data"))).isInstanceOf(COSObject.class);
      assertThat(
              lock.getCOSDictionary(COSName.getPDFName("TransformParams"))
                  .getCOSArray(COSName.FIELDS)
                  .toCOSStringStringList())
          .containsExactly("val.phone", "val.sc_sign2_paraphe");
    }
  }

  private static int size(@Nullable COSArray array) {
    return array == null ? 0 : array.size();
  }

  @Test
  void its_words_say_who_when_and_what_for_people_and_for_programs() {
    Verification.Result result =
        Verification.run("evidence.asice", dossier, List.of(), false, bench.signing.clock);
    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text())
        .contains("Signature 1 of 3: Léa1 Martin (signer), ")
        .contains("(timestamped by ")
        .contains("added: site = \"12 rue des Tilleuls, Chénôve\"")
        .contains("Signature 2 of 3: Léa2 Martin (signer), ")
        .contains("added: phone = \"03 80 00 00 00\"")
        .contains("Signature 3 of 3: ACME Énergie (seal), ")
        .contains("added: no values");
    assertThat(result.json())
        .contains("{\"field\":\"val.phone\",\"name\":\"phone\",\"value\":\"03 80 00 00 00\"}")
        .contains("\"role\":\"seal\"")
        .contains("\"document\":\"signed/2-");
  }

  @Test
  void the_dossier_holds_what_each_person_was_shown_agreed_to_and_gave() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(dossier))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    assertThat(files).containsKeys("annexes/1-Plan-d-acces.PNG", "annexes/2-kbis.pdf");
    assertThat(files.get("marks/signer2.txt")).asString().isEqualTo("0,0 900,900 2500,100");
    JsonNode json = new ObjectMapper().readTree(files.get("contract.json"));
    JsonNode second = json.path("people").path(1);
    assertThat(second.path("key").asText()).isEqualTo("signer2");
    assertThat(second.path("role").asText()).isEqualTo("signer");
    assertThat(second.path("mode").asText()).isEqualTo("remote-email");
    assertThat(second.path("rank").asInt()).isEqualTo(2);
    assertThat(second.path("consent").asText()).startsWith("J'ai lu");
    assertThat(second.path("shown")).hasSize(2);
    assertThat(second.path("lapsedAt")).hasSize(1);
    assertThat(second.path("mark").path("file").asText()).isEqualTo("marks/signer2.txt");
    assertThat(second.path("assurance").path("destination").asText()).contains("…");
    assertThat(json.path("annexes").path(1).path("from").asText()).isEqualTo("signer2");
    assertThat(json.path("annexes").path(1).path("sha256").asText())
        .isEqualTo(Sha256.hex(files.get("annexes/2-kbis.pdf")));
    assertThat(json.path("asked").path(0).path("label").asText()).isEqualTo("Extrait Kbis");
    assertThat(json.path("documents").path(1).path("smartfields").findValuesAsText("status"))
        .containsExactly("placed", "placed", "malformed");
    try (var summary = Loader.loadPDF(files.get("summary.pdf"))) {
      assertThat(new PDFTextStripper().getText(summary))
          .contains("rang 2", "avec un tracé", "Plan d'accès.PNG", "Donnée par Léa2 Martin")
          .contains("Consentement tombé", "Champs du document non utilisés : 1")
          .contains("A vu le document 2, SHA-256: ");
    }
  }

  @Test
  void boxes_buttons_and_choices_are_named_by_what_was_chosen() {
    byte[] pdf =
        prepared(
            SamplePdf.text(
                "{{news;type=checkbox;role=signer2}} newsletter",
                "{{pay;type=radio;option=card;role=signer2}} card",
                "{{pay;type=radio;option=cash;role=signer2}} cash",
                "{{size;type=select;options=small,large;role=signer2}}"));
    byte[] first = bench.signing.sign(pdf, "signer1", "Léa");
    byte[] chosen =
        DESK.fill(first, Map.of("val.news", "true", "val.pay", "cash", "val.size", "large"));
    VerifyReport report = verify(bench.signing.sign(chosen, "signer2", "Ana"));
    assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
    assertThat(report.signatures().get(0).origin().added()).isEmpty();
    assertThat(report.signatures().get(1).origin().added())
        .extracting(FilledField::name, FilledField::value)
        .containsExactly(tuple("news", "Yes"), tuple("pay", "cash"), tuple("size", "large"));
    assertNamed(bench.signing.seal(chosen), "it filled the field pay, which belongs to signer2");
  }

  @Test
  void the_authors_own_form_is_filled_by_its_owner_and_by_nobody_else() {
    byte[] form =
        prepared(
            SamplePdf.changed(
                SamplePdf.prepared(),
                document -> {
                  var fields = document.getDocumentCatalog().getAcroForm(null);
                  ((PDTextField) fields.getField("val.place")).setValue("as agreed");
                }));
    String place = "val.val_place";
    byte[] first = bench.signing.sign(form, "signer1", "Léa");
    for (String value : List.of("as agreed", "Dijon")) {
      byte[] filled = DESK.fill(first, Map.of(place, value));
      VerifyReport report = verify(bench.signing.sign(filled, "signer2", "Ana"));
      assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
      assertThat(report.signatures().get(1).origin().added())
          .extracting(FilledField::value)
          .containsExactly(value);
    }
    assertNamed(
        bench.signing.seal(DESK.fill(first, Map.of(place, "Dijon"))),
        "it filled the field val_place, which belongs to signer2");
    assertNamed(
        bench.signing.seal(
            SamplePdf.changed(
                first,
                document -> {
                  var field = document.getDocumentCatalog().getAcroForm(null).getField(place);
                  field.setReadOnly(true);
                  field.getCOSObject().setNeedToBeUpdated(true);
                })),
        "a later revision locked or unlocked the field " + place);
  }

  @Test
  void a_value_in_somebody_elses_field_is_invalid_and_says_whose_it_is() {
    byte[] stolen = DESK.fill(firstSigned, Map.of("val.phone", "06 66 66 66 66"));
    assertNamed(bench.signing.seal(stolen), "it filled the field phone, which belongs to signer2");
    byte[] before =
        bench.signing.sign(
            DESK.fill(prepared(SamplePdf.text("[site/] [phone/]")), Map.of("val.phone", "06")),
            "signer1",
            "Léa");
    assertNamed(before, "it filled the field phone, which belongs to signer2");
  }

  @Test
  void a_value_whose_owner_has_signed_stays() {
    byte[] changed =
        SamplePdf.changed(
            secondSigned,
            document -> {
              var field = document.getDocumentCatalog().getAcroForm(null).getField("val.phone");
              field.getCOSObject().setString(COSName.V, "06 66 66 66 66");
              field.getCOSObject().setNeedToBeUpdated(true);
            });
    assertNamed(
        bench.signing.seal(changed), "a later revision replaced the value of the field val.phone");
  }

  @Test
  void who_owns_what_cannot_be_changed_later_nor_can_a_field_be_added() {
    assertNamed(
        bench.signing.seal(
            SamplePdf.changed(
                firstSigned,
                document -> {
                  var field = document.getDocumentCatalog().getAcroForm(null).getField("sig.seal");
                  field.getCOSObject().removeItem(COSName.getPDFName("Lock"));
                  field.getCOSObject().setNeedToBeUpdated(true);
                })),
        "a later revision altered the field sig.seal");
    byte[] stranger = bench.signing.sign(firstSigned, "stranger", "Max Muster");
    assertNamed(stranger, "a later revision added the field sig.stranger");
  }

  @Test
  void a_page_changed_between_two_signers_is_invalid_and_says_so() {
    assertNamed(
        bench.signing.seal(
            SamplePdf.changed(
                firstSigned,
                document -> document.getPage(0).getCOSObject().setInt(COSName.ROTATE, 180))),
        "a later revision changed page 1");
  }

  @Test
  void flipped_bytes_are_noticed_in_every_revision() {
    List<Integer> unnoticed = new ArrayList<>();
    for (int i = 1; i < sealed.length; i += 11_003) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      if (verify(changed).verdict() != Verdict.INVALID) {
        unnoticed.add(i);
      }
    }
    assertThat(unnoticed).isEmpty();
  }

  private static void assertNamed(byte[] pdf, String message) {
    VerifyReport report = verify(pdf);
    assertThat(report.findings()).extracting(Finding::message).contains(message);
    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
  }
}
