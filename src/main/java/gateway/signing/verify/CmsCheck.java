package gateway.signing.verify;

import gateway.base.Sha256;
import gateway.signing.Certificates;
import gateway.signing.CmsParts;
import gateway.signing.CmsShape;
import gateway.signing.CryptoProvider;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;

/** Checks one detached CAdES signature against the bytes it should cover. */
public final class CmsCheck {
  private static final Map<String, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256.getId(), "SHA-256",
          NISTObjectIdentifiers.id_sha384.getId(), "SHA-384",
          NISTObjectIdentifiers.id_sha512.getId(), "SHA-512");

  /**
   * What a signature yields once its bytes were found sound.
   *
   * @param token null when it carries no timestamp
   */
  public record Signed(
      X509Certificate signer,
      List<X509Certificate> certificates,
      byte[] value,
      byte @Nullable [] token) {
    public Signed {
      certificates = List.copyOf(certificates);
    }
  }

  private final Findings findings;
  private final String where;
  private final boolean signingTime;

  /**
   * @param signingTime whether the attribute must be there (ASiC), or must not (PDF)
   */
  public CmsCheck(Findings findings, String where, boolean signingTime) {
    this.findings = findings;
    this.where = where;
    this.signingTime = signingTime;
  }

  /** Check it; null when there is nothing sound to go on with. */
  public @Nullable Signed check(byte[] cms, Consumer<MessageDigest> content) {
    try {
      return checked(cms, content);
    } catch (CMSException
        | IOException
        | OperatorCreationException
        | java.security.cert.CertificateException
        | RuntimeException e) {
      // Bouncy Castle answers damaged structures with many kinds of exceptions; all mean the same.
      findings.invalid(where, "the signature's structure is damaged");
      return null;
    }
  }

  private @Nullable Signed checked(byte[] cms, Consumer<MessageDigest> content)
      throws CMSException,
          IOException,
          OperatorCreationException,
          java.security.cert.CertificateException {
    ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
    CmsShape.check(info, cms, CMSObjectIdentifiers.data, 1).forEach(this::invalid);
    String digest = digestOf(new CMSSignedData(info));
    if (digest == null) {
      return null;
    }
    byte[] actual = digested(digest, content);
    CMSSignedData data =
        new CMSSignedData(Map.of(signer(new CMSSignedData(info)).getDigestAlgOID(), actual), info);
    SignerInformation signer = signer(data);
    @SuppressWarnings("unchecked")
    Selector<X509CertificateHolder> id = signer.getSID();
    Collection<X509CertificateHolder> own = data.getCertificates().getMatches(id);
    if (own.size() != 1) {
      invalid("the signer's certificate is not in the signature");
      return null;
    }
    X509CertificateHolder holder = own.iterator().next();
    attributes(signer, actual, holder);
    try {
      if (!signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(CryptoProvider.BOUNCY_CASTLE)
              .build(Certificates.fromDer(holder.getEncoded()).getPublicKey()))) {
        invalid("the signature value does not verify");
      }
    } catch (CMSException | RuntimeOperatorException e) {
      invalid("the signature value does not verify");
    }
    return new Signed(
        Certificates.fromDer(holder.getEncoded()),
        CmsParts.certificates(data),
        signer.getSignature(),
        token(signer));
  }

  private @Nullable String digestOf(CMSSignedData data) {
    String digest = DIGESTS.get(signer(data).getDigestAlgOID());
    if (digest == null) {
      invalid("its digest algorithm is not SHA-256, SHA-384 or SHA-512");
    }
    return digest;
  }

  private void attributes(SignerInformation signer, byte[] actual, X509CertificateHolder holder)
      throws IOException {
    ASN1Encodable digest = single(signer, CMSAttributes.messageDigest.getId());
    if (digest == null
        || !MessageDigest.isEqual(
            org.bouncycastle.asn1.ASN1OctetString.getInstance(digest).getOctets(), actual)) {
      invalid("the covered bytes were changed after signing (their digest differs)");
    }
    ASN1Encodable type = single(signer, CMSAttributes.contentType.getId());
    if (!CMSObjectIdentifiers.data.equals(type)) {
      invalid("its content type is wrong");
    }
    if ((single(signer, CMSAttributes.signingTime.getId()) != null) != signingTime) {
      invalid(
          signingTime ? "it lacks the signing time" : "it carries a signing time, against PAdES");
    }
    ASN1Encodable certificate =
        single(signer, PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId());
    if (certificate == null) {
      invalid("it does not say which certificate was meant (signing-certificate-v2)");
      return;
    }
    ESSCertIDv2 meant = SigningCertificateV2.getInstance(certificate).getCerts()[0];
    String algorithm = DIGESTS.get(meant.getHashAlgorithm().getAlgorithm().getId());
    if (algorithm == null
        || !Arrays.equals(
            meant.getCertHash(), digested(algorithm, sha -> sha.update(encoded(holder))))) {
      invalid("another certificate was meant (signing-certificate-v2)");
    }
  }

  private byte @Nullable [] token(SignerInformation signer) throws IOException {
    if (signer.getUnsignedAttributes() == null) {
      return null;
    }
    byte[] token = null;
    for (Attribute attribute : signer.getUnsignedAttributes().toASN1Structure().getAttributes()) {
      if (!PKCSObjectIdentifiers.id_aa_signatureTimeStampToken.equals(attribute.getAttrType())
          || attribute.getAttrValues().size() != 1
          || token != null) {
        invalid("it carries an unsigned attribute that does not belong there");
      } else {
        token = attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded();
      }
    }
    return token;
  }

  private static @Nullable ASN1Encodable single(SignerInformation signer, String oid) {
    var all =
        signer.getSignedAttributes().getAll(new org.bouncycastle.asn1.ASN1ObjectIdentifier(oid));
    if (all.size() != 1) {
      return null;
    }
    var values = Attribute.getInstance(all.get(0)).getAttrValues();
    return values.size() == 1 ? values.getObjectAt(0) : null;
  }

  private static SignerInformation signer(CMSSignedData data) {
    return data.getSignerInfos().getSigners().iterator().next();
  }

  private static byte[] digested(String algorithm, Consumer<MessageDigest> content) {
    try {
      MessageDigest digest =
          "SHA-256".equals(algorithm) ? Sha256.digest() : MessageDigest.getInstance(algorithm);
      content.accept(digest);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] encoded(X509CertificateHolder holder) {
    try {
      return holder.getEncoded();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void invalid(String message) {
    findings.invalid(where, message);
  }
}
