package gateway.signing;

import gateway.base.PermanentFailure;
import org.jspecify.annotations.Nullable;

/** Signs a PDF at level B-B, or B-T when there is a source of timestamps. */
public final class PadesSigner {
  /** Certificates and two generous timestamp tokens fit. */
  private static final int RESERVED = 16_384;

  private final @Nullable TimestampSource timestamps;

  /**
   * @param timestamps null for level B-B
   */
  public PadesSigner(@Nullable TimestampSource timestamps) {
    this.timestamps = timestamps;
  }

  /** Lay out the signature; no key is needed for it. */
  public static PreparedPdf prepare(byte[] pdf, SignatureRequest request) {
    return PdfPreparation.prepare(pdf, request, RESERVED);
  }

  /**
   * Refuse what would not fit, while the key is still unused.
   *
   * @param largestToken bytes of the largest timestamp token expected
   */
  static void checkFits(PreparedPdf prepared, SigningIdentity signer, int largestToken) {
    int needed = 1_024 + largestToken + Certificates.encoded(signer.certificate()).length;
    for (var issuer : signer.issuers()) {
      needed += Certificates.encoded(issuer).length;
    }
    if (needed > prepared.capacity()) {
      throw new PermanentFailure(
          "signing.too-large",
          "The certificates and the timestamp need "
              + needed
              + " bytes, but only "
              + prepared.capacity()
              + " are reserved; use a timestamp authority with a shorter chain");
    }
  }

  /** Use the key, fetch the timestamp, write the file. */
  public byte[] sign(PreparedPdf prepared, SigningIdentity signer) {
    CadesSignature signature = CadesSignature.sign(prepared.digest(), signer, null);
    if (timestamps != null) {
      signature =
          signature.timestamped(timestamps.stamp(gateway.base.Sha256.of(signature.value())));
    }
    return prepared.with(signature);
  }
}
