package gateway.web;

import gateway.access.ApiCaller;
import gateway.access.Idempotency;
import gateway.access.Idempotency.Claim;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does a call once for each {@code Idempotency-Key}, and gives its answer again when asked again.
 */
public final class OnceByKey {
  private static final String SHAPE = "[\\x21-\\x7e]{1,255}";

  private final Idempotency idempotency;

  public OnceByKey(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  /**
   * Answer a call whose work may be done again harmlessly, should this process end before its
   * answer is remembered. Only an answer of success is remembered.
   */
  public ApiAnswer answer(ApiCall call, String operation, Supplier<ApiAnswer> work) {
    String key = call.idempotencyKey();
    if (key == null) {
      return work.get();
    }
    // Who may not read contracts is not given the answer of somebody who may.
    String scoped =
        call.caller().may(ContractQueries.READ) ? operation : operation + " without reading";
    ApiAnswer before = claim(call.caller(), scoped, key, call.path());
    if (before != null) {
      return before;
    }
    boolean done = false;
    try {
      ApiAnswer answer = work.get();
      if (answer.status() < 300) {
        idempotency.finish(call.caller().tenant(), scoped, key, answer.status(), answer.body());
        done = true;
      }
      return answer;
    } finally {
      if (!done) {
        idempotency.release(call.caller().tenant(), scoped, key);
      }
    }
  }

  /** Claim the key, or return what stands against it: the answer given before, or a refusal. */
  @Nullable ApiAnswer claim(ApiCaller caller, String operation, String key, String fingerprint) {
    if (!key.matches(SHAPE)) {
      return Problems.of(
          400, "idempotency.key", "Idempotency-Key must be 1 to 255 printable ASCII characters");
    }
    Claim claim = idempotency.claim(caller.tenant(), operation, key, fingerprint);
    if (claim instanceof Claim.Replay replay) {
      return new ApiAnswer(replay.status(), "application/json", replay.body());
    }
    if (claim instanceof Claim.Conflict) {
      return Problems.of(
          409, "idempotency.conflict", "This Idempotency-Key was used for another content");
    }
    return claim instanceof Claim.InProgress
        ? Problems.of(409, "in-progress", "The first call with this key is still running")
        : null;
  }
}
