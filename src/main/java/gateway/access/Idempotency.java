package gateway.access;

import gateway.contract.TenantId;

/**
 * Idempotency keys: scope tenant + operation + key, kept for 30 days. {@link #finish} joins the
 * running transaction, so that the effect and the remembered answer are one.
 */
public interface Idempotency {
  /**
   * Claim the key, durably.
   *
   * @param fingerprint of the content: canonical JSON and SHA-256 of each part, never the raw bytes
   *     of a multipart body
   */
  Claim claim(TenantId tenant, String operation, String key, String fingerprint);

  /** Remember the answer, in the transaction of the effect. */
  void finish(TenantId tenant, String operation, String key, int status, byte[] body);

  /** Give the key back after a failure that had no effect. */
  void release(TenantId tenant, String operation, String key);

  /** What became of a claim. */
  sealed interface Claim {
    /** Yours: go on. */
    record Fresh() implements Claim {}

    /** Done before: give this answer again. */
    record Replay(int status, byte[] body) implements Claim {}

    /** The key was used for another content: 409. */
    record Conflict() implements Claim {}

    /** The first call still runs: 409 {@code in-progress}. */
    record InProgress() implements Claim {}
  }
}
