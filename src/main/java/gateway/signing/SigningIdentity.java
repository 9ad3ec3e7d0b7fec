package gateway.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key with its certificate.
 *
 * @param issuers the certificates above it, nearest first; the last one is the anchor
 */
public record SigningIdentity(
    PrivateKey key, X509Certificate certificate, List<X509Certificate> issuers) {
  public SigningIdentity {
    issuers = List.copyOf(issuers);
  }
}
