package gateway.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.signing.SamplePdf;
import gateway.signing.SigningBench;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which bytes are a signature: what the form names, and nothing that only looks like it. */
class SignatureScanTest {
  @TempDir static Path folder;
  static SigningBench bench;
  static byte[] signed;

  @BeforeAll
  static void sign() {
    bench = new SigningBench(folder);
    signed = bench.sign(SamplePdf.prepared("signer1", "signer2", "seal"), "signer1", "Léa");
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  static VerifyReport verify(byte[] pdf) {
    return new PdfVerifier(Clock.systemUTC()).verify(pdf, List.of(), false);
  }

  /** A prepared contract with more on its page, as plain bytes. */
  static byte[] drawing(String operators) {
    return SamplePdf.changed(
        SamplePdf.prepared("signer1", "seal"),
        document -> {
          PDStream stream = new PDStream(document);
          try (OutputStream out = stream.createOutputStream()) {
            out.write(operators.getBytes(StandardCharsets.US_ASCII));
          }
          document.getPage(0).setContents(stream);
          document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
        });
  }

  @Test
  void a_text_that_speaks_of_byte_ranges_is_no_signature() {
    byte[] pdf = drawing("% /ByteRange [0 1 2 3]\n% /ByteRange [ 0 10 20 30 ] <30>\nBT ET\n");
    VerifyReport report = verify(bench.seal(bench.sign(pdf, "signer1", "Léa")));
    assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
    assertThat(report.signatures()).hasSize(2);
  }

  @Test
  void a_text_that_copies_the_real_byte_range_changes_nothing() throws Exception {
    RawSignature first = SignatureScan.of(signed).get(0);
    String copy =
        "/ByteRange [0 %d %d %d]"
            .formatted(first.holeStart(), first.holeEnd(), first.end() - first.holeEnd());
    byte[] commented =
        (new String(signed, StandardCharsets.ISO_8859_1) + "% " + copy + "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(verify(commented).verdict()).isEqualTo(Verdict.INVALID);
    VerifyReport sealed = verify(bench.seal(commented));
    assertThat(sealed.verdict()).as(sealed.findings().toString()).isEqualTo(Verdict.VALID);
    assertThat(sealed.signatures()).hasSize(2);
  }

  @Test
  void names_that_look_like_pdf_syntax_do_no_harm() {
    for (String name : List.of("endobj", "1 0 obj /SubFilter /x", ")(/ByteRange [0 1 2 3]\\")) {
      VerifyReport report = verify(bench.sign(SamplePdf.prepared("signer1"), "signer1", name));
      assertThat(report.verdict()).as(name + report.findings()).isEqualTo(Verdict.VALID);
    }
  }

  @Test
  void a_signature_hidden_by_a_later_revision_still_counts() {
    byte[] hidden =
        SamplePdf.changed(
            signed,
            document -> {
              COSDictionary form = document.getDocumentCatalog().getAcroForm(null).getCOSObject();
              form.removeItem(COSName.FIELDS);
              form.setItem(COSName.FIELDS, new org.apache.pdfbox.cos.COSArray());
              form.setNeedToBeUpdated(true);
              document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            });
    VerifyReport report = verify(bench.seal(hidden));
    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.signatures()).hasSize(2);
    assertThat(report.findings())
        .extracting(Finding::message)
        .contains("readers see other signatures than its bytes hold");
  }

  @Test
  void a_signature_rewritten_elsewhere_by_a_later_revision_is_invalid() {
    byte[] spoofed =
        SamplePdf.changed(
            signed,
            document -> {
              COSDictionary signature = signature(document);
              signature.setString(COSName.REASON, "I agree to everything");
              signature.setNeedToBeUpdated(true);
            });
    assertThat(verify(bench.seal(spoofed)).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_second_reading_of_a_signatures_dictionary_is_invalid() {
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    assertThat(verify(signed).verdict()).isEqualTo(Verdict.VALID);
    for (String[] swap :
        new String[][] {
          {"/Type /Sig\n", "/Typ#65 /Sig"}, {"/SubFilter /ETSI", "/Contents  /ETSI"}
        }) {
      String changed = text.replaceFirst(swap[0], swap[1]);
      assertThat(changed).isNotEqualTo(text);
      assertThat(verify(changed.getBytes(StandardCharsets.ISO_8859_1)).findings())
          .extracting(Finding::message)
          .contains("its object cannot be read exactly");
    }
  }

  private static COSDictionary signature(PDDocument document) {
    return document.getSignatureDictionaries().get(0).getCOSObject();
  }
}
