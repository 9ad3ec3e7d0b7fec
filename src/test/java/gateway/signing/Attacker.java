package gateway.signing;

import gateway.base.Sha256;
import gateway.signing.verify.RawSignature;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** Somebody with an authority of his own and other people's files. */
public final class Attacker {
  private final Instant from = Instant.now().minus(Duration.ofDays(1_000));
  private final Instant until = from.plus(Duration.ofDays(3_000));
  private final SigningIdentity root;

  public Attacker() {
    KeyPair keys = Certificates.newKeyPair();
    root =
        new SigningIdentity(
            keys.getPrivate(),
            issue("Root", keys).authority().selfSigned(keys.getPrivate()),
            List.of());
  }

  public X509Certificate root() {
    return root.certificate();
  }

  private CertificateIssue issue(String name, KeyPair keys) {
    return new CertificateIssue(new X500Name("CN=" + name), keys.getPublic(), from, until);
  }

  /** A certificate under the root, for whatever purpose. */
  public SigningIdentity identity(UnaryOperator<CertificateIssue> purpose) {
    KeyPair keys = Certificates.newKeyPair();
    return new SigningIdentity(
        keys.getPrivate(),
        purpose.apply(issue("End", keys)).issuedBy(root),
        List.of(root.certificate()));
  }

  public SigningIdentity documentSigner() {
    return identity(CertificateIssue::documentSigner);
  }

  /** Sign without a timestamp. */
  public byte[] sign(byte[] pdf, String field, SigningIdentity identity) {
    return new PadesSigner(null)
        .sign(
            PadesSigner.prepare(pdf, new SignatureRequest(field, "x", Instant.now(), List.of())),
            identity);
  }

  public byte[] stripped(byte[] pdf, RawSignature signature) {
    return put(pdf, signature, strippedOf(signature.cms()));
  }

  /** Return a signature without its timestamp. */
  public static byte[] strippedOf(byte[] cms) {
    try {
      CMSSignedData data = new CMSSignedData(cms);
      SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
      return CMSSignedData.replaceSigners(
              data,
              new SignerInformationStore(SignerInformation.replaceUnsignedAttributes(signer, null)))
          .toASN1Structure()
          .getEncoded(ASN1Encoding.DER);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public byte[] stampedAnew(byte[] pdf, RawSignature signature, Instant at) {
    return put(pdf, signature, stampedAnewOf(signature.cms(), at));
  }

  /** Return a signature with a timestamp of the attacker's own authority instead. */
  public byte[] stampedAnewOf(byte[] cms, Instant at) {
    CadesSignature signature = new CadesSignature(cms);
    return signature.timestamped(new Timestamp(token(signature.value(), at), at)).cms();
  }

  private byte[] token(byte[] value, Instant at) {
    SigningIdentity tsa = identity(CertificateIssue::timestamper);
    try {
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .setProvider(CryptoProvider.BOUNCY_CASTLE)
                  .build("SHA256withECDSA", tsa.key(), tsa.certificate()),
              new BcDigestCalculatorProvider()
                  .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              new ASN1ObjectIdentifier("1.2.3.4"));
      tokens.addCertificates(new JcaCertStore(List.of(tsa.certificate(), root())));
      TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
      requests.setCertReq(true);
      return tokens
          .generate(
              requests.generate(TSPAlgorithms.SHA256, Sha256.of(value), BigInteger.ONE),
              BigInteger.TEN,
              Date.from(at))
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] put(byte[] pdf, RawSignature signature, byte[] cms) {
    byte[] changed = pdf.clone();
    Arrays.fill(changed, signature.holeStart() + 1, signature.holeEnd() - 1, (byte) '0');
    byte[] hex = HexFormat.of().withUpperCase().formatHex(cms).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(hex, 0, changed, signature.holeStart() + 1, hex.length);
    return changed;
  }
}
