package gateway.base;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * Makes the ids of rows: 53 bits, sorted by time, so that they fit a JSON number and a column of
 * any database. 40 bits of milliseconds since 2026, 5 bits of node, 8 bits of sequence.
 */
public final class Ids {
  private static final long EPOCH = 1_767_225_600_000L; // 2026-01-01T00:00:00Z
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;
  private final int node;
  private long last;

  /**
   * @param node 0 to 31, unique among the nodes that share a database
   */
  public Ids(Clock clock, int node) {
    if (node < 0 || node > 31) {
      throw new PermanentFailure("ids.node", "The node number must be 0 to 31, but is " + node);
    }
    this.clock = clock;
    this.node = node;
  }

  /** Return a new id, larger than every earlier one of this node. */
  public synchronized long next() {
    // A clock that steps back never repeats an id: the counter simply runs ahead of it.
    long candidate = (clock.millis() - EPOCH) << 8;
    last = Math.max(candidate, last + 1);
    return ((last >> 8) << 13) | ((long) node << 8) | (last & 0xff);
  }

  /** Write an id as its public form, for example {@code con_0h3k9p2m4xz}. */
  public static String text(String prefix, long id) {
    char[] digits = new char[11];
    long rest = id;
    for (int i = digits.length - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return prefix + "_" + new String(digits);
  }

  /**
   * Read a public form back.
   *
   * @throws PermanentFailure {@code id.malformed} when it is not one of this prefix
   */
  public static long parse(String prefix, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.startsWith(prefix + "_") || lower.length() != prefix.length() + 12) {
      throw new PermanentFailure("id.malformed", "This is not an id of the form " + prefix + "_…");
    }
    long id = 0;
    for (int i = prefix.length() + 1; i < lower.length(); i++) {
      int digit = ALPHABET.indexOf(lower.charAt(i));
      if (digit < 0 || id >>> 48 != 0) {
        throw new PermanentFailure(
            "id.malformed", "This is not an id of the form " + prefix + "_…");
      }
      id = (id << 5) | digit;
    }
    return id;
  }

  /** Return a UUID of version 7 (RFC 9562 §5.7): time first, then random. */
  public static UUID uuid7(Clock clock) {
    byte[] random = new byte[10];
    RANDOM.nextBytes(random);
    long high = (clock.millis() << 16) | 0x7000 | ((random[0] & 0x0f) << 8) | (random[1] & 0xff);
    long low = 0;
    for (int i = 2; i < 10; i++) {
      low = (low << 8) | (random[i] & 0xff);
    }
    return new UUID(high, (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }

  /** Return {@code bytes} random bytes as hexadecimal text. */
  public static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
