package gateway.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Crockford's base 32 in small letters, whole groups of 5 bytes only. Chosen for links because it
 * survives what mail programs do to the end of a URL, and a change of letter case.
 */
final class Base32 {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private Base32() {}

  static String encode(byte[] bytes) {
    if (bytes.length % 5 != 0) {
      throw new IllegalArgumentException("not a multiple of 5 bytes: " + bytes.length);
    }
    StringBuilder text = new StringBuilder(bytes.length / 5 * 8);
    for (int i = 0; i < bytes.length; i += 5) {
      long group = 0;
      for (int k = 0; k < 5; k++) {
        group = (group << 8) | (bytes[i + k] & 0xff);
      }
      for (int shift = 35; shift >= 0; shift -= 5) {
        text.append(ALPHABET.charAt((int) (group >>> shift) & 31));
      }
    }
    return text.toString();
  }

  /** Return the bytes, or null when the text is not {@code length} bytes in this alphabet. */
  static byte @Nullable [] decode(String text, int length) {
    if (text.length() != length / 5 * 8) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    byte[] bytes = new byte[length];
    for (int group = 0; group < length / 5; group++) {
      long value = 0;
      for (int k = 0; k < 8; k++) {
        int digit = ALPHABET.indexOf(lower.charAt(group * 8 + k));
        if (digit < 0) {
          return null;
        }
        value = (value << 5) | digit;
      }
      for (int k = 4; k >= 0; k--) {
        bytes[group * 5 + k] = (byte) value;
        value >>>= 8;
      }
    }
    return bytes;
  }
}
