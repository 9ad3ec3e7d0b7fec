package gateway.delivery;

import gateway.base.PermanentFailure;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures of Standard Webhooks 1.0.0, symmetric scheme {@code v1}. */
public final class CallbackSignature {
  private static final String PREFIX = "whsec_";
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private CallbackSignature() {}

  /** Return a new secret of 32 random bytes. */
  public static String newSecret() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Return the value of the header {@code webhook-signature}: one signature for each secret, so
   * that a receiver can change secrets without a gap.
   *
   * @throws PermanentFailure {@code callback.secret} when a secret is not of the standard's form
   */
  public static String header(List<String> secrets, String id, Instant timestamp, byte[] body) {
    return secrets.stream()
        .map(secret -> "v1," + sign(secret, id, timestamp, body))
        .collect(Collectors.joining(" "));
  }

  private static String sign(String secret, String id, Instant timestamp, byte[] body) {
    String head = id + "." + timestamp.getEpochSecond() + ".";
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(secret), ALGORITHM));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] key(String secret) {
    String text = secret.strip();
    if (text.startsWith(PREFIX)) {
      try {
        byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (key.length >= MIN_BYTES && key.length <= MAX_BYTES) {
          return key;
        }
      } catch (IllegalArgumentException e) {
        throw malformed(e);
      }
    }
    throw malformed(null);
  }

  private static PermanentFailure malformed(@Nullable Throwable cause) {
    String message =
        "A callback secret is whsec_ and 24 to 64 random bytes in base 64, for example from:"
            + " echo whsec_$(openssl rand -base64 32)";
    return cause == null
        ? new PermanentFailure("callback.secret", message)
        : new PermanentFailure("callback.secret", message, cause);
  }
}
