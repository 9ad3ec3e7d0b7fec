package gateway.access;

/**
 * The key that wraps all others: {@code DATA/keys/master.key} (mode 0600, made once) or the file
 * named by {@code PARAPH_MASTER_KEY_FILE}.
 */
public interface MasterKey {
  /** Return 32 bytes for one purpose (HKDF-SHA-256, RFC 5869); the same each time. */
  byte[] derive(String purpose);

  /** Encrypt and authenticate (AES-256-GCM, random nonce in front). */
  byte[] wrap(String purpose, byte[] plain);

  /**
   * Undo {@link #wrap}.
   *
   * @throws gateway.base.PermanentFailure {@code key.unwrap} when another key or purpose wrapped it
   */
  byte[] unwrap(String purpose, byte[] wrapped);
}
