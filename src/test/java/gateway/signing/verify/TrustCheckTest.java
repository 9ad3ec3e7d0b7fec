package gateway.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.signing.Attacker;
import gateway.signing.CertificateIssue;
import gateway.signing.SamplePdf;
import gateway.signing.SigningBench;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may sign, and whose time counts. */
class TrustCheckTest {
  @TempDir static Path folder;
  static SigningBench bench;
  static final Attacker attacker = new Attacker();
  static byte[] sealed;
  static RawSignature last;

  @BeforeAll
  static void sign() throws Exception {
    bench = new SigningBench(folder);
    byte[] pdf = SamplePdf.prepared("signer1", "seal");
    sealed = bench.seal(bench.sign(pdf, "signer1", "Léa"));
    last = SignatureScan.of(sealed).get(1);
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  static VerifyReport verify(byte[] pdf, X509Certificate... anchors) {
    return new PdfVerifier(Clock.systemUTC()).verify(pdf, List.of(anchors), false);
  }

  @Test
  void a_timestamp_by_somebody_else_leaves_the_answer_open_once_trust_is_given() {
    byte[] swapped = attacker.stampedAnew(sealed, last, Instant.now());
    X509Certificate ca = bench.authority.anchor();
    X509Certificate tsa = bench.tsa.root();
    assertThat(verify(swapped, ca).verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(verify(swapped, ca, tsa).verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(verify(sealed, ca, tsa).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void a_timestamp_that_lies_in_the_future_is_invalid_whoever_made_it() {
    byte[] later = attacker.stampedAnew(sealed, last, Instant.now().plus(Duration.ofMinutes(7)));
    assertThat(verify(later).verdict()).isEqualTo(Verdict.INVALID);
    byte[] drifted = attacker.stampedAnew(sealed, last, Instant.now().plus(Duration.ofMinutes(2)));
    assertThat(verify(drifted).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void a_timestamp_taken_away_from_the_last_signature_leaves_the_answer_open() {
    byte[] stripped = attacker.stripped(sealed, last);
    assertThat(verify(stripped).verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(verify(stripped).findings())
        .extracting(Finding::message)
        .contains("it has no timestamp, though one before it has");
  }

  @Test
  void only_certificates_meant_for_documents_sign_them() {
    byte[] pdf = SamplePdf.prepared("signer1");
    String field = "sig.signer1";
    assertThat(verify(attacker.sign(pdf, field, attacker.documentSigner()), attacker.root()))
        .extracting(VerifyReport::verdict)
        .isEqualTo(Verdict.VALID);
    var stamper = attacker.identity(CertificateIssue::timestamper);
    assertThat(verify(attacker.sign(pdf, field, stamper), attacker.root()).findings())
        .extracting(Finding::message)
        .contains(
            "its certificate is meant for something else than documents (extended key usage)");
    for (var other :
        List.of(
            attacker.identity(CertificateIssue::withoutRevocation),
            attacker.identity(CertificateIssue::authority))) {
      VerifyReport report = verify(attacker.sign(pdf, field, other), attacker.root());
      assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(report.findings())
          .extracting(Finding::message)
          .contains("its certificate is not meant to sign documents (key usage)");
    }
  }
}
