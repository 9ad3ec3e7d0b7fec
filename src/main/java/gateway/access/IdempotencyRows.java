package gateway.access;

import gateway.contract.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows behind {@link StoredIdempotency}; writes join the running transaction. */
public interface IdempotencyRows {
  /** Return whether the row is new. */
  boolean insertIfAbsent(Key key, String fingerprint, String boot, Instant at);

  Optional<ClaimRow> find(Key key);

  /**
   * Take an unfinished row over from another boot; false when that one still lives, on another
   * node, or when somebody was faster.
   */
  boolean takeOver(Key key, String formerBoot, String fingerprint, String boot, Instant at);

  /** Write the answer of an unfinished row of this boot; false when there is none. */
  boolean finish(Key key, String boot, int status, byte[] answer);

  /** Delete an unfinished row of this boot. */
  void release(Key key, String boot);

  /** Delete rows claimed before that; returns how many. */
  int purge(Instant before);

  /** Tenant, operation and the caller's key. */
  record Key(TenantId tenant, String operation, String key) {}

  /** A claimed key; without status and answer while it runs. */
  record ClaimRow(
      String fingerprint, String boot, @Nullable Integer status, byte @Nullable [] answer) {}
}
