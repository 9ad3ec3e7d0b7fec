package gateway.signing;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/** The bytes of a long-lived key with its certificate: SEQUENCE of PKCS#8 and certificate. */
public final class StoredIdentity {
  private StoredIdentity() {}

  public static byte[] write(PrivateKey key, X509Certificate certificate) {
    try {
      return new DERSequence(
              new DEROctetString[] {
                new DEROctetString(key.getEncoded()),
                new DEROctetString(Certificates.encoded(certificate))
              })
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static SigningIdentity read(byte[] bytes, List<X509Certificate> issuers) {
    try {
      ASN1Sequence sequence = ASN1Sequence.getInstance(bytes);
      byte[] key = ASN1OctetString.getInstance(sequence.getObjectAt(0)).getOctets();
      byte[] certificate = ASN1OctetString.getInstance(sequence.getObjectAt(1)).getOctets();
      PrivateKey secret =
          KeyFactory.getInstance("EC", CryptoProvider.BOUNCY_CASTLE)
              .generatePrivate(new PKCS8EncodedKeySpec(key));
      return new SigningIdentity(secret, Certificates.fromDer(certificate), issuers);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new PermanentFailure(
          "key.damaged", "A stored signing key cannot be read; restore it from a backup", e);
    }
  }
}
