package gateway.delivery;

import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows behind deliveries and attempts; writes join the running transaction. */
public interface DeliveryRows {
  /** Return whether the row is new: tenant, event, endpoint and origin make it the same one. */
  boolean insertIfAbsent(Delivery delivery, Instant createdAt);

  Optional<Delivery> find(long id);

  /**
   * Count an attempt on a waiting delivery and write its row, without an outcome yet; empty when it
   * does not wait any more.
   */
  Optional<Delivery> startAttempt(long id, long attemptId, Instant at);

  void endAttempt(long attemptId, AttemptOutcome outcome);

  void delivered(long id, Instant at);

  void retryAt(long id, Instant at);

  void park(long id);

  /** Begin the schedule again; false when this tenant has no such delivery. */
  boolean replay(TenantId tenant, long id, Instant at);

  /** The endpoint this delivery goes to, when that endpoint is disabled. */
  Optional<Long> disabledEndpoint(long id);

  /** Return the ids of what waits for an endpoint, oldest first. */
  List<Long> waiting(long endpoint);

  /**
   * How an attempt ended.
   *
   * @param status of the answer, null when there was none
   * @param error a stable word, null when it was a success
   * @param answer for people: the first 1,000 characters of the body, or why there was no answer
   */
  record AttemptOutcome(
      @Nullable Integer status, long latencyMillis, @Nullable String error, String answer) {}
}
