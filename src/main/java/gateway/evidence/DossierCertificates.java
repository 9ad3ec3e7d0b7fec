package gateway.evidence;

import gateway.base.PermanentFailure;
import gateway.signing.Certificates;
import gateway.signing.CmsParts;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/** Collects the certificates out of signed PDFs, so that a person can look at them one by one. */
final class DossierCertificates {
  private static final String FOLDER = "certificates/";

  /** How the names of timestamp authorities' certificates start. */
  static final String TIMESTAMP = FOLDER + "timestamp-";

  private DossierCertificates() {}

  /** Return PEM files by name, each certificate once. */
  static Map<String, String> pemFiles(Collection<byte[]> signedPdfs) {
    Set<X509Certificate> authorities = new LinkedHashSet<>();
    Set<X509Certificate> signers = new LinkedHashSet<>();
    Set<X509Certificate> timestampers = new LinkedHashSet<>();
    for (byte[] pdf : signedPdfs) {
      for (byte[] cms : signatures(pdf)) {
        collect(cms, authorities, signers, timestampers);
      }
    }
    Map<String, String> files = new TreeMap<>();
    name(files, "ca", authorities);
    name(files, "signer", signers);
    name(files, "timestamp", timestampers);
    return files;
  }

  /** The signatures that the form's fields name; a byte range in a page's text is none. */
  private static List<byte[]> signatures(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getSignatureDictionaries().stream().map(PDSignature::getContents).toList();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static void collect(
      byte[] cms,
      Set<X509Certificate> authorities,
      Set<X509Certificate> signers,
      Set<X509Certificate> timestampers) {
    try {
      // The first object only: zeros pad the rest of the place reserved for it.
      CMSSignedData data =
          new CMSSignedData(ContentInfo.getInstance(new ASN1InputStream(cms).readObject()));
      for (X509Certificate certificate : CmsParts.certificates(data)) {
        (certificate.getBasicConstraints() >= 0 ? authorities : signers).add(certificate);
      }
      for (byte[] token : tokens(data)) {
        timestampers.addAll(CmsParts.certificates(new CMSSignedData(token)));
      }
    } catch (CMSException | IOException e) {
      throw unreadable(e);
    }
  }

  private static PermanentFailure unreadable(Exception cause) {
    return new PermanentFailure(
        "dossier.signature", "A signature of a sealed document cannot be read back", cause);
  }

  private static List<byte[]> tokens(CMSSignedData data) throws IOException {
    List<byte[]> tokens = new ArrayList<>();
    SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
    if (signer.getUnsignedAttributes() != null) {
      Attribute attribute =
          signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
      if (attribute != null) {
        tokens.add(attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded());
      }
    }
    return tokens;
  }

  private static void name(
      Map<String, String> files, String role, Collection<X509Certificate> certificates) {
    int number = 0;
    for (X509Certificate certificate : certificates) {
      number++;
      files.put(FOLDER + role + "-" + number + ".pem", Certificates.pem(certificate));
    }
  }
}
