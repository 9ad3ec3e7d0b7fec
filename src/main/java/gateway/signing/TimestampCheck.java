package gateway.signing;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;

/**
 * What a timestamp token proves once its own signature is checked.
 *
 * @param authority the certificate that signed it
 * @param certificates all that travel with it
 */
public record TimestampCheck(
    Instant at, X509Certificate authority, List<X509Certificate> certificates) {
  private static final int TOKEN_VERSION = 3;
  private static final Map<String, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256.getId(), "SHA-256",
          NISTObjectIdentifiers.id_sha384.getId(), "SHA-384",
          NISTObjectIdentifiers.id_sha512.getId(), "SHA-512");

  public TimestampCheck {
    certificates = List.copyOf(certificates);
  }

  /**
   * Check imprint, signature and key purpose of a token made for a SHA-256 digest; trust is the
   * caller's.
   *
   * @throws PermanentFailure {@code timestamp.invalid} saying what is wrong
   */
  public static TimestampCheck of(byte[] token, byte[] sha256) {
    return check(token, algorithm -> "SHA-256".equals(algorithm) ? sha256 : new byte[0]);
  }

  /** Check a token made for these bytes themselves, whatever digest it used. */
  public static TimestampCheck over(byte[] token, byte[] bytes) {
    return check(token, algorithm -> digest(algorithm, bytes));
  }

  private interface Imprint {
    byte[] of(String algorithm);
  }

  private static TimestampCheck check(byte[] token, Imprint imprint) {
    try {
      return checked(token, imprint);
    } catch (PermanentFailure e) {
      throw e;
    } catch (TSPException
        | CMSException
        | IOException
        | OperatorCreationException
        | CertificateException
        | RuntimeException e) {
      // Bouncy Castle answers damaged structures with many kinds of exceptions; all mean the same.
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static TimestampCheck checked(byte[] token, Imprint imprint)
      throws TSPException,
          CMSException,
          IOException,
          OperatorCreationException,
          CertificateException {
    List<String> problems =
        CmsShape.check(
            ContentInfo.getInstance(ASN1Primitive.fromByteArray(token)),
            token,
            PKCSObjectIdentifiers.id_ct_TSTInfo,
            TOKEN_VERSION);
    if (!problems.isEmpty()) {
      throw invalid(problems.get(0));
    }
    TimeStampToken parsed = new TimeStampToken(new CMSSignedData(token));
    var info = parsed.getTimeStampInfo();
    String algorithm = DIGESTS.get(info.getMessageImprintAlgOID().getId());
    if (algorithm == null
        || !MessageDigest.isEqual(info.getMessageImprintDigest(), imprint.of(algorithm))) {
      throw invalid("it was made for other bytes");
    }
    if (parsed.getUnsignedAttributes() != null) {
      throw invalid("it carries unsigned attributes");
    }
    @SuppressWarnings("unchecked")
    Selector<X509CertificateHolder> signer = parsed.getSID();
    Collection<X509CertificateHolder> own = parsed.getCertificates().getMatches(signer);
    if (own.size() != 1) {
      throw invalid("the authority's certificate is not in it");
    }
    X509CertificateHolder holder = own.iterator().next();
    // Signature, signing-certificate, the one critical key purpose, and validity at that time.
    parsed.validate(
        new JcaSimpleSignerInfoVerifierBuilder()
            .setProvider(CryptoProvider.BOUNCY_CASTLE)
            .build(holder));
    return new TimestampCheck(
        info.getGenTime().toInstant(),
        Certificates.fromDer(holder.getEncoded()),
        CmsParts.certificates(parsed.toCMSSignedData()));
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PermanentFailure invalid(String why) {
    return new PermanentFailure("timestamp.invalid", "The timestamp is not valid: " + why);
  }
}
