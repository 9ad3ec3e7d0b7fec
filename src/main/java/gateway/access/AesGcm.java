package gateway.access;

import gateway.base.PermanentFailure;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random nonce in front (NIST SP 800-38D). The context is authenticated but not
 * stored: what was sealed for one purpose does not open for another.
 */
public final class AesGcm {
  public static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  // Java's fast code for GCM is used where it is called often, not where much is given at once:
  // a whole file in one call stays ten times slower for the first thousand files.
  private static final int AT_ONCE = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AesGcm() {}

  /** Return a new random key. */
  public static byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  /** Return nonce, ciphertext and tag. */
  public static byte[] seal(byte[] key, byte[] context, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, context, nonce, 0);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      int from = 0;
      int to = NONCE_BYTES;
      while (plain.length - from > AT_ONCE) {
        to += cipher.update(plain, from, AT_ONCE, sealed, to);
        from += AT_ONCE;
      }
      cipher.doFinal(plain, from, plain.length - from, sealed, to);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
    }
  }

  /**
   * Undo {@link #seal}.
   *
   * @throws PermanentFailure {@code key.unwrap} when the key, the context or a single bit differs
   */
  public static byte[] open(byte[] key, byte[] context, byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
      throw refused(new AEADBadTagException("too short"));
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, key, context, sealed, 0)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw refused(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] context, byte[] nonce, int offset)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
    cipher.updateAAD(context);
    return cipher;
  }

  private static PermanentFailure refused(AEADBadTagException cause) {
    return new PermanentFailure(
        "key.unwrap",
        "This was encrypted with another key, for another purpose, or has been altered",
        cause);
  }
}
