package gateway.signing;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate and those above it, nearest first.
 *
 * @param certificates without the anchor, unless it is the certificate itself
 * @param anchor where it ends
 * @param given whether the anchor was given from outside, not found in the file
 */
public record CertificateChain(
    List<X509Certificate> certificates, X509Certificate anchor, boolean given) {
  private static final int LONGEST = 8;

  public CertificateChain {
    certificates = List.copyOf(certificates);
  }

  /** Build the chain to one of these anchors. */
  public static Optional<CertificateChain> toAnchors(
      X509Certificate end, Collection<X509Certificate> pool, Collection<X509Certificate> anchors) {
    List<X509Certificate> chain = new ArrayList<>();
    X509Certificate current = end;
    for (int i = 0; i < LONGEST; i++) {
      if (anchors.contains(current)) {
        if (chain.isEmpty()) {
          chain.add(current);
        }
        return Optional.of(new CertificateChain(chain, current, true));
      }
      chain.add(current);
      Optional<X509Certificate> anchor = issuer(current, anchors);
      if (anchor.isPresent()) {
        return Optional.of(new CertificateChain(chain, anchor.get(), true));
      }
      Optional<X509Certificate> next = issuer(current, pool);
      if (next.isEmpty() || chain.contains(next.get())) {
        return Optional.empty();
      }
      current = next.get();
    }
    return Optional.empty();
  }

  /** Build the chain to whatever root these certificates themselves declare. */
  public static Optional<CertificateChain> selfDeclared(
      X509Certificate end, Collection<X509Certificate> pool) {
    List<X509Certificate> roots = pool.stream().filter(c -> issued(c, c)).toList();
    return toAnchors(end, pool, roots)
        .map(chain -> new CertificateChain(chain.certificates(), chain.anchor(), false));
  }

  private static Optional<X509Certificate> issuer(
      X509Certificate certificate, Collection<X509Certificate> candidates) {
    return candidates.stream().filter(candidate -> issued(certificate, candidate)).findFirst();
  }

  /** Whether the issuer's name and key fit the certificate's signature. */
  public static boolean issued(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey(), CryptoProvider.BOUNCY_CASTLE);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      // Broken keys make the provider throw what it likes; each of it means "not its issuer".
      return false;
    }
  }

  /** Return why the chain does not hold at this time (PKIX without revocation), if so. */
  public Optional<String> problemAt(Instant at) {
    if (certificates.get(0).equals(anchor)) {
      return within(anchor, at) ? Optional.empty() : Optional.of("the certificate is expired");
    }
    try {
      CertPath path =
          CertificateFactory.getInstance("X.509", CryptoProvider.BOUNCY_CASTLE)
              .generateCertPath(certificates);
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathValidator.getInstance("PKIX", CryptoProvider.BOUNCY_CASTLE)
          .validate(path, parameters);
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean within(X509Certificate certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }
}
