package gateway.signing.verify;

import gateway.signing.Certificates;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Certificate;

/** Whether a certificate was issued to sign documents; a root issues others too. */
final class SignerPurpose {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  /** Purposes that have nothing to do with documents: TLS, code, OCSP, timestamps, logon. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "1.3.6.1.5.5.7.3.1",
          "1.3.6.1.5.5.7.3.2",
          "1.3.6.1.5.5.7.3.3",
          "1.3.6.1.5.5.7.3.8",
          "1.3.6.1.5.5.7.3.9",
          "1.3.6.1.5.5.7.3.17",
          "1.3.6.1.4.1.311.20.2.2");

  private SignerPurpose() {}

  /** Whether it names an organisation and nobody else. */
  static boolean seals(X509Certificate signer) {
    var subject = Certificate.getInstance(Certificates.encoded(signer)).getSubject();
    var organisations = subject.getRDNs(BCStyle.O);
    var names = subject.getRDNs(BCStyle.CN);
    return organisations.length == 1
        && names.length == 1
        && organisations[0].getFirst().getValue().equals(names[0].getFirst().getValue());
  }

  /** Return why it may not sign documents, if so. */
  static Optional<String> problem(X509Certificate signer) {
    boolean[] usage = signer.getKeyUsage();
    if (usage == null || !(usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION])) {
      return Optional.of("is not meant to sign documents (key usage)");
    }
    try {
      List<String> purposes = signer.getExtendedKeyUsage();
      if (purposes != null && ELSEWHERE.containsAll(purposes)) {
        return Optional.of("is meant for something else than documents (extended key usage)");
      }
      return Optional.empty();
    } catch (CertificateParsingException e) {
      return Optional.of("has an extended key usage that cannot be read");
    }
  }
}
