package gateway.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.signing.SamplePdf;
import gateway.signing.SigningBench;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfVerifierTest {
  // 1 tries each digit, in a minute; 13 meets both halves of bytes all over the structure.
  private static final int DIGIT_STEP = Integer.getInteger("paraph.test.digit-step", 13);

  @TempDir static Path folder;
  static SigningBench bench;
  static byte[] signed;
  static byte[] sealed;
  static List<X509Certificate> anchors;

  @BeforeAll
  static void sign() {
    bench = new SigningBench(folder);
    byte[] pdf = SamplePdf.filled(SamplePdf.prepared("signer1", "signer2", "seal"), "Chénôve");
    signed = bench.sign(pdf, "signer1", "Léa Martin");
    sealed = bench.seal(bench.sign(signed, "signer2", "Ana Roy"));
    anchors = List.of(bench.authority.anchor(), bench.tsa.root());
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  static VerifyReport verify(byte[] pdf) {
    return new PdfVerifier(Clock.systemUTC()).verify(pdf, List.of(), false);
  }

  @Test
  void a_sealed_file_is_valid_with_and_without_anchors() {
    VerifyReport open = verify(sealed);
    assertThat(open.verdict()).as(open.findings().toString()).isEqualTo(Verdict.VALID);
    assertThat(open.signatures()).hasSize(3).allMatch(one -> "B-T".equals(one.level()));
    assertThat(open.signatures()).noneMatch(SignatureReport::anchorGiven);

    VerifyReport trusted = new PdfVerifier(Clock.systemUTC()).verify(sealed, anchors, true);
    assertThat(trusted.verdict()).as(trusted.findings().toString()).isEqualTo(Verdict.VALID);
    assertThat(trusted.signatures()).allMatch(SignatureReport::anchorGiven);
    assertThat(trusted.signatures())
        .extracting(one -> one.origin().field())
        .containsExactly("sig.signer1", "sig.signer2", "sig.seal");
    assertThat(trusted.signatures())
        .extracting(SignatureReport::seal)
        .containsExactly(false, false, true);
  }

  @Test
  void it_stays_valid_years_after_the_short_lived_certificates_have_expired() {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
    assertThat(new PdfVerifier(later).verify(sealed, anchors, true).verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void trust_that_is_required_or_given_and_not_met_leaves_the_answer_open() {
    PdfVerifier verifier = new PdfVerifier(Clock.systemUTC());
    assertThat(verifier.verify(sealed, List.of(), true).verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(verifier.verify(sealed, List.of(bench.tsa.root()), false).verdict())
        .isEqualTo(Verdict.UNDETERMINED);
    assertThat(verifier.verify(sealed, List.of(bench.authority.anchor()), true).verdict())
        .isEqualTo(Verdict.UNDETERMINED);
    assertThat(verifier.verify(sealed, List.of(bench.authority.anchor()), false).verdict())
        .isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void any_byte_flipped_anywhere_is_noticed() {
    List<Integer> unnoticed = new ArrayList<>();
    for (int i = 0; i < sealed.length; i += i < 8 || i > sealed.length - 8 ? 1 : 4_999) {
      if (isValidWith(sealed, i, (byte) (sealed[i] ^ 1))) {
        unnoticed.add(i);
      }
    }
    assertThat(unnoticed).isEmpty();
  }

  @Test
  void each_digit_of_the_signature_itself_counts_though_no_digest_covers_it() throws Exception {
    byte[] file = bench.seal(SamplePdf.prepared("seal"));
    RawSignature only = SignatureScan.of(file).get(0);
    int end = only.holeStart() + 1 + 2 * only.cms().length;
    List<Integer> unnoticed = new ArrayList<>();
    for (int i = only.holeStart() - 10; i < end; i += DIGIT_STEP) {
      if (isValidWith(file, i, (byte) (file[i] ^ 1))) {
        unnoticed.add(i);
      }
      if (i % 8 == 0 && isValidWith(file, i, (byte) (file[i] == '7' ? '8' : '7'))) {
        unnoticed.add(i);
      }
      if (file[i] >= 'A' && i % 8 == 1 && isValidWith(file, i, (byte) (file[i] ^ 0x20))) {
        unnoticed.add(i);
      }
    }
    for (int i = end; i <= only.holeEnd(); i += i > only.holeEnd() - 4 ? 1 : 4_999) {
      if (isValidWith(file, i, (byte) (file[i] ^ 1))) {
        unnoticed.add(i);
      }
    }
    assertThat(only.cms().length).isGreaterThan(2_000);
    assertThat(unnoticed).isEmpty();
  }

  private static boolean isValidWith(byte[] file, int position, byte value) {
    byte[] changed = file.clone();
    changed[position] = value;
    return verify(changed).verdict() != Verdict.INVALID;
  }

  @Test
  void cut_and_longer_files_are_invalid() {
    assertThat(verify(Arrays.copyOf(sealed, sealed.length + 1)).verdict())
        .isEqualTo(Verdict.INVALID);
    for (int length :
        new int[] {0, 4, 100, signed.length - 1, sealed.length / 2, sealed.length - 1}) {
      assertThat(verify(Arrays.copyOf(sealed, length)).verdict()).isEqualTo(Verdict.INVALID);
    }
    assertThat(verify(SamplePdf.prepared("signer1")).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void an_unsigned_revision_behind_the_last_signature_is_invalid() {
    assertThat(verify(SamplePdf.filled(sealed, "Dijon")).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void changes_hidden_under_a_later_signature_are_named() {
    assertNamed(
        bench.seal(SamplePdf.changed(signed, document -> document.addPage(new PDPage()))),
        "a later revision changed the number of pages");
    assertNamed(
        bench.seal(SamplePdf.filled(signed, "Dijon")),
        "a later revision replaced the value of the field val.place");
    assertNamed(
        bench.seal(
            SamplePdf.changed(
                signed,
                document -> document.getPage(0).getCOSObject().setInt(COSName.ROTATE, 180))),
        "a later revision changed page 1");
    assertNamed(
        bench.seal(
            SamplePdf.changed(
                signed,
                document -> {
                  var form = document.getDocumentCatalog().getAcroForm(null);
                  PDTextField added = new PDTextField(form);
                  added.setPartialName("extra");
                  form.getFields().add(added);
                  form.getCOSObject().setNeedToBeUpdated(true);
                })),
        "a later revision added the field extra");
  }

  @Test
  void a_value_filled_by_a_later_signer_is_allowed_and_told() {
    byte[] pdf = bench.sign(SamplePdf.prepared("signer1", "signer2"), "signer1", "Léa Martin");
    VerifyReport report = verify(bench.sign(SamplePdf.filled(pdf, "Dijon"), "signer2", "Ana Roy"));

    assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
    assertThat(report.signatures().get(0).origin().added()).isEmpty();
    assertThat(report.signatures().get(1).origin().added())
        .containsExactly(new FilledField("val.place", "place", "Dijon"));
  }

  @Test
  void a_proposed_value_that_its_owner_keeps_or_replaces_is_his() {
    byte[] proposed =
        SamplePdf.changed(
            SamplePdf.filled(SamplePdf.prepared("signer1", "signer2"), "as agreed"),
            document -> {
              COSDictionary lock = new COSDictionary();
              lock.setName(COSName.getPDFName("Action"), "Include");
              lock.setItem(COSName.FIELDS, new COSArray(List.of(new COSString("val.place"))));
              COSDictionary signature =
                  document
                      .getDocumentCatalog()
                      .getAcroForm(null)
                      .getField("sig.signer2")
                      .getCOSObject();
              signature.setItem(COSName.getPDFName("Lock"), lock);
              signature.setNeedToBeUpdated(true);
            });
    byte[] first = bench.sign(proposed, "signer1", "Léa Martin");
    assertThat(verify(first).verdict()).isEqualTo(Verdict.VALID);
    for (String value : List.of("as agreed", "Dijon")) {
      byte[] kept =
          SamplePdf.changed(
              SamplePdf.filled(first, value),
              document -> {
                PDField field =
                    document.getDocumentCatalog().getAcroForm(null).getField("val.place");
                field.setReadOnly(true);
                field.getCOSObject().setNeedToBeUpdated(true);
              });
      VerifyReport report = verify(bench.sign(kept, "signer2", "Ana Roy"));
      assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
      assertThat(report.signatures().get(1).origin().added())
          .containsExactly(new FilledField("val.place", "place", value));
    }
  }

  private static void assertNamed(byte[] pdf, String message) {
    VerifyReport report = verify(pdf);
    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).extracting(Finding::message).contains(message);
  }
}
