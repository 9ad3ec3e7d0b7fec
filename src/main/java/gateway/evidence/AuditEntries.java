package gateway.evidence;

import gateway.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The shape of an audit entry, shared by the one who writes and the one who checks. */
final class AuditEntries {
  static final String SCHEMA = "paraph-audit/1";
  static final String NO_PREVIOUS = "0".repeat(64);

  private AuditEntries() {}

  /** Return SHA-256 over salt and value: the salt keeps a short value from being guessed. */
  static String salted(String saltHex, String value) {
    MessageDigest sha = Sha256.digest();
    sha.update(HexFormat.of().parseHex(saltHex));
    sha.update(value.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha.digest());
  }
}
