package gateway.signing;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A detached CAdES baseline signature over a digest (EN 319 122-1): signed attributes content-type,
 * message-digest, signing-certificate-v2, and signing-time only outside of PDFs.
 */
public record CadesSignature(byte[] cms) {

  /**
   * Use the key once.
   *
   * @param sha256 of the content
   * @param signingTime null inside a PDF, where EN 319 142-1 forbids the attribute
   */
  public static CadesSignature sign(
      byte[] sha256, SigningIdentity signer, @Nullable Instant signingTime) {
    try {
      X509CertificateHolder holder = new JcaX509CertificateHolder(signer.certificate());
      AttributeTable attributes = attributes(sha256, holder, signingTime);
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new SignerInfoGeneratorBuilder(new BcDigestCalculatorProvider())
              .setSignedAttributeGenerator(parameters -> attributes)
              .build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .setProvider(CryptoProvider.BOUNCY_CASTLE)
                      .build(signer.key()),
                  holder));
      List<X509Certificate> certificates = new ArrayList<>();
      certificates.add(signer.certificate());
      certificates.addAll(signer.issuers());
      generator.addCertificates(new JcaCertStore(certificates));
      CMSSignedData signed = generator.generate(new CMSAbsentContent(), false);
      return new CadesSignature(signed.toASN1Structure().getEncoded(ASN1Encoding.DER));
    } catch (CertificateException | OperatorCreationException | CMSException | IOException e) {
      throw new PermanentFailure("signing.failed", "The signature could not be computed", e);
    }
  }

  private static AttributeTable attributes(
      byte[] sha256, X509CertificateHolder holder, @Nullable Instant signingTime)
      throws IOException {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    vector.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
    vector.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(sha256))));
    ESSCertIDv2 id =
        new ESSCertIDv2(
            Sha256.of(holder.getEncoded()),
            new IssuerSerial(
                new GeneralNames(new GeneralName(holder.getIssuer())), holder.getSerialNumber()));
    vector.add(
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(id))));
    if (signingTime != null) {
      vector.add(
          new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(signingTime)))));
    }
    return new AttributeTable(vector);
  }

  /** Return the signature value, which a timestamp covers. */
  public byte[] value() {
    return signer(parsed()).getSignature();
  }

  /** Return this signature with the timestamp as unsigned attribute: level T. */
  public CadesSignature timestamped(Timestamp timestamp) {
    try {
      CMSSignedData data = parsed();
      ASN1EncodableVector vector = new ASN1EncodableVector();
      vector.add(
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
              new DERSet(ASN1Primitive.fromByteArray(timestamp.token()))));
      SignerInformation stamped =
          SignerInformation.replaceUnsignedAttributes(signer(data), new AttributeTable(vector));
      CMSSignedData result =
          CMSSignedData.replaceSigners(data, new SignerInformationStore(stamped));
      return new CadesSignature(result.toASN1Structure().getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new PermanentFailure("signing.failed", "The timestamp could not be embedded", e);
    }
  }

  private CMSSignedData parsed() {
    try {
      return new CMSSignedData(cms);
    } catch (CMSException e) {
      throw new PermanentFailure("signing.failed", "The signature cannot be read back", e);
    }
  }

  private static SignerInformation signer(CMSSignedData data) {
    return data.getSignerInfos().getSigners().iterator().next();
  }
}
