package gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;

/** Other people's checkers: poppler, qpdf and EU DSS. */
public final class Oracles {
  private Oracles() {}

  /** All signatures valid, and the last one covers the whole file. */
  public static void pdfsig(Path file, int signatures) {
    String report = run("pdfsig", "-nocert", file.toString());
    assertThat(report.split(Pattern.quote("Signature is Valid."), -1))
        .as(report)
        .hasSize(signatures + 1);
    assertThat(report).doesNotContain("Signature is Invalid").doesNotContain("NOT");
    assertThat(report.split("Total document signed", -1)).as(report).hasSize(2);
  }

  public static void qpdf(Path file) {
    assertThat(run("qpdf", "--check", file.toString()))
        .contains("No syntax or stream encoding errors found")
        .doesNotContain("WARNING");
  }

  /** Every signature is PAdES-BASELINE-T and passes with these anchors, offline. */
  public static void dss(byte[] pdf, int signatures, List<X509Certificate> anchors) {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    anchors.forEach(anchor -> trusted.addCertificate(new CertificateToken(anchor)));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
    PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
    validator.setCertificateVerifier(verifier);
    SimpleReport report = validator.validateDocument().getSimpleReport();
    assertThat(report.getSignatureIdList())
        .as("Bouncy Castle must not hide signatures")
        .hasSize(signatures);
    for (String id : report.getSignatureIdList()) {
      assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
      assertThat(report.getIndication(id))
          .as(report.getSubIndication(id) + " " + report.getAdESValidationErrors(id))
          .isEqualTo(Indication.TOTAL_PASSED);
    }
  }

  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
