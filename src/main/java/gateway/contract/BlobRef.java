package gateway.contract;

import gateway.base.PermanentFailure;
import java.util.regex.Pattern;

/** Points at stored bytes by the SHA-256 of their plain content, 64 lower-case hex digits. */
public record BlobRef(String sha256) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public BlobRef {
    if (!SHAPE.matcher(sha256).matches()) {
      throw new PermanentFailure("blob.reference", "Not a SHA-256 in hexadecimal: " + sha256);
    }
  }

  @Override
  public String toString() {
    return sha256;
  }
}
