package gateway.access.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with the parameters OWASP names first (19 MiB, 2 passes, 1 lane), written as {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. The parameters stand in the text, so they can be
 * raised without a migration.
 */
public final class PasswordHash {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{43,86})");
  // Each takes 19 MiB while it runs: a crowd at the door must not use the heap up.
  private static final Semaphore SEATS = new Semaphore(4, true);

  /** A hash that no password has: checking against it takes as long as against a real one. */
  static final String NOBODY = write(new byte[SALT], new byte[LENGTH]);

  private PasswordHash() {}

  /** Hash a new password. */
  public static String of(String password) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return write(salt, argon2(password, salt, MEMORY_KIB, PASSES, LANES, LENGTH));
  }

  /** Whether this is the password. */
  public static boolean matches(String hash, String password) {
    Matcher parts = SHAPE.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalStateException("a stored password hash has an unknown form");
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] found =
        argon2(
            password,
            Base64.getDecoder().decode(parts.group(4)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, found);
  }

  private static String write(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + MEMORY_KIB
        + ",t="
        + PASSES
        + ",p="
        + LANES
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  private static byte[] argon2(
      String password, byte[] salt, int memory, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    // An accent is one character on one keyboard and two on another: both must open the door.
    byte[] bytes =
        Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    byte[] hash = new byte[length];
    SEATS.acquireUninterruptibly();
    try {
      generator.generateBytes(bytes, hash);
    } finally {
      SEATS.release();
    }
    return hash;
  }
}
