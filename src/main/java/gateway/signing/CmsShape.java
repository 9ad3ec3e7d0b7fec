package gateway.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * The parts of a CMS structure that no signature covers: version numbers, algorithm lists. A reader
 * ignores them, so a change there would pass unseen.
 */
public final class CmsShape {
  private CmsShape() {}

  /**
   * Check one.
   *
   * @param encoded what it was read from
   * @param content the type of what is signed; detached when it is plain data
   * @return what is wrong
   */
  public static List<String> check(
      ContentInfo info, byte[] encoded, ASN1ObjectIdentifier content, int version)
      throws IOException {
    List<String> problems = new ArrayList<>();
    if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
      problems.add("it is no CMS signature");
      return problems;
    }
    if (!Arrays.equals(info.getEncoded(ASN1Encoding.DL), encoded)) {
      problems.add("its encoding is not clean (DER)");
    }
    SignedData data = SignedData.getInstance(info.getContent());
    if (data.getSignerInfos().size() != 1) {
      problems.add("it has not exactly one signer");
      return problems;
    }
    SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    boolean detached = CMSObjectIdentifiers.data.equals(content);
    if (!data.getVersion().hasValue(version)
        || !content.equals(data.getEncapContentInfo().getContentType())
        || (data.getEncapContentInfo().getContent() == null) != detached) {
      problems.add("its outer structure is wrong");
    }
    if (data.getCertificates() == null || !certificatesOnly(data.getCertificates())) {
      problems.add("its list of certificates holds something else");
    }
    if (!framed(data, ASN1Sequence.getInstance(data.getSignerInfos().getObjectAt(0)), detached)) {
      problems.add("the tags of its inner structure are wrong");
    }
    if (!names(data, signer)) {
      problems.add("it does not name its signer's certificate exactly");
    }
    if (data.getCertificates() != null && !booleansAreClean(data.getCertificates())) {
      problems.add("its encoding is not clean (DER)");
    }
    int expected = signer.getSID().toASN1Primitive() instanceof ASN1Sequence ? 1 : 3;
    if (!signer.getVersion().hasValue(expected)
        || data.getDigestAlgorithms().size() != 1
        || !sameDigest(
            signer.getDigestAlgorithm(),
            AlgorithmIdentifier.getInstance(data.getDigestAlgorithms().getObjectAt(0)))) {
      problems.add("its algorithm list is wrong");
    }
    return problems;
  }

  /** Other kinds are tagged, and readers skip them silently (RFC 5652, 10.2.2). */
  private static boolean certificatesOnly(ASN1Set certificates) {
    for (int i = 0; i < certificates.size(); i++) {
      if (!(certificates.getObjectAt(i).toASN1Primitive() instanceof ASN1Sequence)) {
        return false;
      }
    }
    return true;
  }

  /** Readers take any tag for the attributes; only the tag tells signed from unsigned ones. */
  private static boolean framed(SignedData data, ASN1Sequence signer, boolean detached) {
    ASN1Encodable content = data.getEncapContentInfo().getContent();
    return signer.size() >= 6
        && signer.size() <= 7
        && tagged(signer.getObjectAt(3), 0)
        && (signer.size() == 6 || tagged(signer.getObjectAt(6), 1))
        && (detached || content instanceof DEROctetString);
  }

  private static boolean tagged(ASN1Encodable value, int number) {
    return value.toASN1Primitive() instanceof ASN1TaggedObject tagged
        && tagged.hasContextTag(number);
  }

  /** Readers compare names without regard to letter case. */
  private static boolean names(SignedData data, SignerInfo signer) throws IOException {
    if (!(signer.getSID().toASN1Primitive() instanceof ASN1Sequence)) {
      return true;
    }
    IssuerAndSerialNumber id = IssuerAndSerialNumber.getInstance(signer.getSID().getId());
    for (ASN1Encodable one : data.getCertificates()) {
      Certificate certificate = Certificate.getInstance(one);
      if (certificate.getSerialNumber().equals(id.getSerialNumber())
          && Arrays.equals(certificate.getIssuer().getEncoded(), id.getName().getEncoded())) {
        return true;
      }
    }
    return false;
  }

  /** Readers take any byte but zero for true, and check a certificate as if it were clean. */
  private static boolean booleansAreClean(ASN1Primitive value) throws IOException {
    if (value instanceof ASN1Boolean flag) {
      byte content = flag.getEncoded()[2];
      return content == 0 || content == (byte) 0xff;
    }
    Iterable<ASN1Encodable> parts = List.of();
    if (value instanceof ASN1Sequence sequence) {
      parts = sequence;
    } else if (value instanceof ASN1Set set) {
      parts = set;
    } else if (value instanceof ASN1TaggedObject tagged && tagged.isExplicit()) {
      parts = List.of(tagged.getExplicitBaseObject());
    }
    for (ASN1Encodable part : parts) {
      if (!booleansAreClean(part.toASN1Primitive())) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameDigest(AlgorithmIdentifier one, AlgorithmIdentifier other) {
    return one.getAlgorithm().equals(other.getAlgorithm()) && plain(one) && plain(other);
  }

  private static boolean plain(AlgorithmIdentifier algorithm) {
    return algorithm.getParameters() == null
        || DERNull.INSTANCE.equals(algorithm.getParameters().toASN1Primitive());
  }
}
