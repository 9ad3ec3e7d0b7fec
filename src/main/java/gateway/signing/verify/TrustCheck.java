package gateway.signing.verify;

import gateway.base.PermanentFailure;
import gateway.signing.CertificateChain;
import gateway.signing.Certificates;
import gateway.signing.TimestampCheck;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/** Decides about certificates, time and trust once a signature's bytes were found sound. */
public final class TrustCheck {
  private static final Duration LARGEST_DRIFT = Duration.ofMinutes(5);

  private final Findings findings;
  private final List<X509Certificate> anchors;
  private final List<X509Certificate> vouched;
  private final boolean requireTrust;
  private final Instant now;

  public TrustCheck(
      Findings findings, List<X509Certificate> anchors, boolean requireTrust, Instant now) {
    this(findings, anchors, List.of(), requireTrust, now);
  }

  /**
   * @param vouched roots of timestamp authorities that a sealed dossier names; they count for
   *     signatures whose own certificate leads to an anchor
   */
  public TrustCheck(
      Findings findings,
      List<X509Certificate> anchors,
      List<X509Certificate> vouched,
      boolean requireTrust,
      Instant now) {
    this.findings = findings;
    this.anchors = List.copyOf(anchors);
    this.vouched = requireTrust ? List.of() : List.copyOf(vouched);
    this.requireTrust = requireTrust;
    this.now = now;
  }

  /** Check one signature and say what it amounts to; null when a certificate is damaged. */
  public @Nullable SignatureReport check(
      String where, int number, long covers, CmsCheck.Signed signed) {
    try {
      return checked(where, number, covers, signed);
    } catch (RuntimeException e) {
      // Bouncy Castle answers damaged structures with many kinds of exceptions; all mean the same.
      findings.invalid(where, "a certificate of it is damaged");
      return null;
    }
  }

  private SignatureReport checked(String where, int number, long covers, CmsCheck.Signed signed) {
    TimestampCheck stamp = timestamp(where, signed);
    embedded(where, signed.signer(), signed.certificates());
    SignerPurpose.problem(signed.signer())
        .ifPresent(problem -> findings.invalid(where, "its certificate " + problem));
    CertificateChain chain = chain(where, signed.signer(), signed.certificates(), List.of());
    Instant at = stamp == null ? now : stamp.at();
    if (chain != null) {
      chain.problemAt(at).ifPresent(problem -> expired(where, stamp != null, problem));
    }
    CertificateChain authority = null;
    if (stamp != null) {
      String name = where + ", timestamp";
      embedded(name, stamp.authority(), stamp.certificates());
      authority =
          chain(
              name,
              stamp.authority(),
              stamp.certificates(),
              chain != null && chain.given() ? vouched : List.of());
      if (at.isAfter(now.plus(LARGEST_DRIFT))) {
        findings.invalid(name, "it lies in the future: " + at);
      }
      if (authority != null) {
        authority.problemAt(at).ifPresent(problem -> findings.invalid(name, problem));
      }
    }
    return new SignatureReport(
        number,
        name(signed.signer()),
        SignerPurpose.seals(signed.signer()),
        Certificates.fingerprint(signed.signer()),
        stamp == null ? "B-B" : "B-T",
        stamp == null ? null : stamp.at(),
        stamp == null ? null : name(stamp.authority()),
        covers,
        chain == null ? null : Certificates.fingerprint(chain.anchor()),
        chain != null && chain.given(),
        authority == null ? null : Certificates.fingerprint(authority.anchor()),
        authority != null && authority.given(),
        SignatureReport.Origin.UNKNOWN);
  }

  private void expired(String where, boolean timestamped, String problem) {
    if (timestamped) {
      findings.invalid(where, "its certificate did not hold at the timestamp's time: " + problem);
    } else {
      findings.undetermined(
          where,
          "its certificate does not hold now, and no timestamp proves that it did: " + problem);
    }
  }

  private @Nullable TimestampCheck timestamp(String where, CmsCheck.Signed signed) {
    byte[] token = signed.token();
    if (token == null) {
      return null;
    }
    try {
      return TimestampCheck.over(token, signed.value());
    } catch (PermanentFailure e) {
      findings.invalid(where, e.getMessage());
      return null;
    }
  }

  /** Each certificate that travels with a signature must itself be sound. */
  private void embedded(String where, X509Certificate end, List<X509Certificate> all) {
    List<X509Certificate> known = new ArrayList<>(all);
    known.addAll(anchors);
    for (X509Certificate one : all) {
      boolean issued = known.stream().anyMatch(other -> CertificateChain.issued(one, other));
      boolean used = one.equals(end) || all.stream().anyMatch(o -> CertificateChain.issued(o, one));
      boolean named =
          known.stream()
              .anyMatch(o -> o.getSubjectX500Principal().equals(one.getIssuerX500Principal()));
      if (!issued && (named || !used || claimsToBeRoot(one))) {
        findings.invalid(where, "a certificate that travels with it is damaged or foreign");
      }
    }
  }

  /** Whether it names its own key as its issuer's: then it must verify with it. */
  private static boolean claimsToBeRoot(X509Certificate certificate) {
    var extensions =
        Certificate.getInstance(Certificates.encoded(certificate))
            .getTBSCertificate()
            .getExtensions();
    if (extensions == null) {
      return false;
    }
    var own = SubjectKeyIdentifier.fromExtensions(extensions);
    var issuers = AuthorityKeyIdentifier.fromExtensions(extensions);
    return own != null
        && issuers != null
        && Arrays.equals(own.getKeyIdentifier(), issuers.getKeyIdentifierOctets());
  }

  private @Nullable CertificateChain chain(
      String where,
      X509Certificate end,
      List<X509Certificate> pool,
      List<X509Certificate> alsoBelieved) {
    Optional<CertificateChain> trusted = CertificateChain.toAnchors(end, pool, anchors);
    if (trusted.isPresent()) {
      return trusted.get();
    }
    Optional<CertificateChain> believed = CertificateChain.toAnchors(end, pool, alsoBelieved);
    if (believed.isPresent()) {
      return new CertificateChain(believed.get().certificates(), believed.get().anchor(), false);
    }
    if (!anchors.isEmpty() || requireTrust) {
      findings.undetermined(where, "its certificate leads to none of the given trust anchors");
    }
    Optional<CertificateChain> declared = CertificateChain.selfDeclared(end, pool);
    if (declared.isEmpty()) {
      findings.undetermined(
          where, "the file holds no root for its certificate; give one by --trust");
    }
    return declared.orElse(null);
  }

  /** Return the common name, or the whole name when there is none. */
  static String name(X509Certificate certificate) {
    var subject = Certificate.getInstance(Certificates.encoded(certificate)).getSubject();
    var names = subject.getRDNs(BCStyle.CN);
    String name =
        names.length == 0
            ? subject.toString()
            : IETFUtils.valueToString(names[0].getFirst().getValue());
    // It is printed on terminals, and anybody may have written it.
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
