package gateway.signing;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A PDF complete but for the signature: everything is laid out, and the hexadecimal hole of {@code
 * /Contents} is all zeros. The digest can go to a key elsewhere and the answer come back later.
 *
 * @param holeStart offset of the {@code <}
 * @param holeEnd offset behind the {@code >}
 */
public record PreparedPdf(byte[] bytes, int holeStart, int holeEnd) {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Return the SHA-256 of everything but the hole. */
  public byte[] digest() {
    MessageDigest sha = Sha256.digest();
    sha.update(bytes, 0, holeStart);
    sha.update(bytes, holeEnd, bytes.length - holeEnd);
    return sha.digest();
  }

  /** How many bytes of signature fit. */
  public int capacity() {
    return (holeEnd - holeStart - 2) / 2;
  }

  /** Return the signed file. */
  public byte[] with(CadesSignature signature) {
    byte[] cms = signature.cms();
    if (cms.length > capacity()) {
      throw new PermanentFailure(
          "signing.too-large",
          "The signature has " + cms.length + " bytes, but only " + capacity() + " are reserved");
    }
    byte[] file = bytes.clone();
    byte[] hex = HEX.formatHex(cms).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(hex, 0, file, holeStart + 1, hex.length);
    return file;
  }
}
