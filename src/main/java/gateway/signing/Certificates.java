package gateway.signing;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Reads and writes certificates, and makes P-256 keys. */
public final class Certificates {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private Certificates() {}

  public static String pem(X509Certificate certificate) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded(certificate));
    return BEGIN + "\n" + body + "\n" + END + "\n";
  }

  /**
   * Read every certificate of a PEM text.
   *
   * @throws PermanentFailure {@code certificate.pem} when there is none or one is broken
   */
  public static List<X509Certificate> fromPem(String text) {
    List<X509Certificate> found = new ArrayList<>();
    int from = 0;
    while (true) {
      int begin = text.indexOf(BEGIN, from);
      int end = begin < 0 ? -1 : text.indexOf(END, begin);
      if (begin < 0 || end < 0) {
        break;
      }
      String body = text.substring(begin + BEGIN.length(), end);
      try {
        found.add(
            fromDer(Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.US_ASCII))));
      } catch (IllegalArgumentException e) {
        throw new PermanentFailure("certificate.pem", "A certificate is not valid Base64", e);
      }
      from = end + END.length();
    }
    if (found.isEmpty()) {
      throw new PermanentFailure(
          "certificate.pem", "There is no certificate here; a PEM file starts with " + BEGIN);
    }
    return found;
  }

  public static X509Certificate fromDer(byte[] der) {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509", CryptoProvider.BOUNCY_CASTLE)
                  .generateCertificate(new ByteArrayInputStream(der));
      // Bouncy Castle parses these late: find damage here, not in the middle of a check.
      Objects.requireNonNull(certificate.getSubjectX500Principal());
      Objects.requireNonNull(certificate.getIssuerX500Principal());
      Objects.requireNonNull(certificate.getPublicKey());
      return certificate;
    } catch (CertificateException | RuntimeException e) {
      throw new PermanentFailure("certificate.pem", "A certificate cannot be read", e);
    }
  }

  public static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Return the SHA-256 of the DER form as 64 lower-case hexadecimal digits. */
  public static String fingerprint(X509Certificate certificate) {
    return Sha256.hex(encoded(certificate));
  }

  /** Make a P-256 key pair. */
  public static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProvider.BOUNCY_CASTLE);
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
