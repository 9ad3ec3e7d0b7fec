package gateway.signing;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** One certificate to be issued: collect what it says, then let an issuer sign it. */
public final class CertificateIssue {
  /** EN 319 412-1: too short-lived to be revoked. */
  static final ASN1ObjectIdentifier VALIDITY_ASSURED_SHORT_TERM =
      new ASN1ObjectIdentifier("0.4.0.194121.2.1");

  /** RFC 9608: its issuer publishes no revocation. */
  static final ASN1ObjectIdentifier NO_REVOCATION_AVAILABLE = new ASN1ObjectIdentifier("2.5.29.56");

  private static final SecureRandom RANDOM = new SecureRandom();

  private record Part(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}

  private final X500Name subject;
  private final PublicKey key;
  private final Instant from;
  private final Instant until;
  private final List<Part> parts = new ArrayList<>();

  public CertificateIssue(X500Name subject, PublicKey key, Instant from, Instant until) {
    this.subject = subject;
    this.key = key;
    this.from = from;
    this.until = until;
  }

  /** An authority that issues end certificates only. */
  public CertificateIssue authority() {
    parts.add(new Part(Extension.basicConstraints, true, new BasicConstraints(0)));
    parts.add(
        new Part(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
    return this;
  }

  /** A key that signs documents. */
  CertificateIssue documentSigner() {
    parts.add(
        new Part(
            Extension.keyUsage,
            true,
            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)));
    return this;
  }

  /** A key that signs timestamps, and nothing else: RFC 3161 §2.3. */
  public CertificateIssue timestamper() {
    parts.add(new Part(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)));
    parts.add(
        new Part(
            Extension.extendedKeyUsage,
            true,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)));
    return this;
  }

  CertificateIssue without(ASN1ObjectIdentifier whyNoRevocation) {
    parts.add(new Part(whyNoRevocation, false, DERNull.INSTANCE));
    return this;
  }

  /** Say that no revocation will be published: RFC 9608. */
  public CertificateIssue withoutRevocation() {
    return without(NO_REVOCATION_AVAILABLE);
  }

  CertificateIssue email(@Nullable String address) {
    if (address != null && address.chars().allMatch(c -> c > 32 && c < 127)) {
      parts.add(
          new Part(
              Extension.subjectAlternativeName,
              false,
              new GeneralNames(new GeneralName(GeneralName.rfc822Name, address))));
    }
    return this;
  }

  /** Let the subject's own key sign it. */
  public X509Certificate selfSigned(PrivateKey own) {
    return signed(subject, key, own);
  }

  public X509Certificate issuedBy(SigningIdentity issuer) {
    try {
      return signed(
          new JcaX509CertificateHolder(issuer.certificate()).getSubject(),
          issuer.certificate().getPublicKey(),
          issuer.key());
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate signed(X500Name issuer, PublicKey issuerKey, PrivateKey issuerSecret) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(127, RANDOM).setBit(126),
              Date.from(from),
              Date.from(until),
              subject,
              key);
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
      builder.addExtension(
          Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerKey));
      for (Part part : parts) {
        builder.addExtension(part.id(), part.critical(), part.value());
      }
      return new JcaX509CertificateConverter()
          .setProvider(CryptoProvider.BOUNCY_CASTLE)
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .setProvider(CryptoProvider.BOUNCY_CASTLE)
                      .build(issuerSecret)));
    } catch (CertificateException
        | CertIOException
        | OperatorCreationException
        | java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("a certificate could not be made", e);
    }
  }
}
