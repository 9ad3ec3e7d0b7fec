package gateway.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;

/** Takes things out of a CMS structure. */
public final class CmsParts {
  private CmsParts() {}

  public static List<X509Certificate> certificates(CMSSignedData data) {
    List<X509Certificate> result = new ArrayList<>();
    for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
      try {
        result.add(Certificates.fromDer(holder.getEncoded()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return result;
  }
}
