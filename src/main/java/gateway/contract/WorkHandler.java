package gateway.contract;

import java.time.Duration;

/**
 * Does the work of one kind. Runs at least once per wake-up, so it must be idempotent. What it
 * throws is retried: {@link gateway.base.TransientFailure} and everything unexpected with growing
 * pauses; {@link gateway.base.PermanentFailure} parks the work (kept, shown, not retried).
 */
@FunctionalInterface
public interface WorkHandler {
  Outcome handle(String key);

  /** What comes after the work. */
  sealed interface Outcome {
    /** Nothing until somebody schedules it again. */
    record Done() implements Outcome {}

    /** Run again after a pause. */
    record Again(Duration delay) implements Outcome {}
  }
}
