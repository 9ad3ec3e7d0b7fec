package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What EU DSS, an independent program, says of a PDF. */
final class DssCheck {
  private DssCheck() {}

  /** Every signature is PAdES-BASELINE-T, with the certificates of the dossier as anchors. */
  static void baselineT(Path pdf, Path dossier) throws Exception {
    CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
    try (ZipFile zip = new ZipFile(dossier.toFile())) {
      for (ZipEntry entry : List.copyOf(java.util.Collections.list(zip.entries()))) {
        if (entry.getName().startsWith("certificates/")) {
          byte[] pem = zip.getInputStream(entry).readAllBytes();
          DSSUtils.loadCertificateFromP7c(new ByteArrayInputStream(pem))
              .forEach(certificate -> trustIfAuthority(anchors, certificate));
        }
      }
    }
    SimpleReport report = validator(pdf, anchors).validateDocument().getSimpleReport();
    assertThat(report.getSignatureIdList()).hasSize(2);
    for (String id : report.getSignatureIdList()) {
      assertThat(report.getSignatureFormat(id)).hasToString("PAdES-BASELINE-T");
      assertThat(report.getIndication(id))
          .as(report.getSubIndication(id) + " " + report.getAdESValidationErrors(id))
          .isEqualTo(Indication.TOTAL_PASSED);
    }
  }

  /**
   * There are so many signatures, each PAdES-BASELINE-T and intact; the authorities are taken from
   * the file itself, as no dossier exists before the end.
   */
  static void valid(Path pdf, int signatures) {
    CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
    for (AdvancedSignature signature : validator(pdf, anchors).getSignatures()) {
      signature.getCertificates().forEach(found -> trustIfAuthority(anchors, found));
      signature
          .getSignatureTimestamps()
          .forEach(
              stamp -> stamp.getCertificates().forEach(found -> trustIfAuthority(anchors, found)));
    }
    SimpleReport report = validator(pdf, anchors).validateDocument().getSimpleReport();
    assertThat(report.getSignatureIdList()).hasSize(signatures);
    for (String id : report.getSignatureIdList()) {
      assertThat(report.getSignatureFormat(id)).hasToString("PAdES-BASELINE-T");
      assertThat(report.getIndication(id))
          .as(report.getSubIndication(id) + " " + report.getAdESValidationErrors(id))
          .isEqualTo(Indication.TOTAL_PASSED);
    }
  }

  private static PDFDocumentValidator validator(Path pdf, CommonTrustedCertificateSource anchors) {
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setAIASource(null);
    verifier.setTrustedCertSources(anchors);
    PDFDocumentValidator validator = new PDFDocumentValidator(new FileDocument(pdf.toFile()));
    validator.setCertificateVerifier(verifier);
    return validator;
  }

  private static void trustIfAuthority(
      CommonTrustedCertificateSource anchors, CertificateToken certificate) {
    if (certificate.isSelfSigned() || certificate.isCA()) {
      anchors.addCertificate(certificate);
    }
  }
}
