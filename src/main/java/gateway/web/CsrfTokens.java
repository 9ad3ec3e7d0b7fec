package gateway.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a form was shown by us: an HMAC over the signing link's token and the form's purpose.
 * The link itself is the session, so no cookie is involved.
 */
public final class CsrfTokens {
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final SecretKeySpec key;

  /**
   * @param key 32 bytes, see {@link gateway.access.MasterKey#derive}
   */
  public CsrfTokens(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  public String make(String token, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] value = mac.doFinal((purpose + "\n" + token).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
    }
  }

  /**
   * Whether a POST comes from our own form.
   *
   * @param site the header {@code Sec-Fetch-Site}, which older browsers and programs do not send
   */
  public boolean accepts(
      String token, String purpose, @Nullable String sent, @Nullable String site) {
    if (sent == null || (site != null && !OWN_SITES.contains(site))) {
      return false;
    }
    return MessageDigest.isEqual(
        make(token, purpose).getBytes(StandardCharsets.UTF_8),
        sent.getBytes(StandardCharsets.UTF_8));
  }
}
