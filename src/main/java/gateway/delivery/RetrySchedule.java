package gateway.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When to try again: the schedule of Standard Webhooks with two quick tries more, because most
 * failures are restarts. Twelve tries over a little more than three days, then parked.
 */
public final class RetrySchedule {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));
  private static final double JITTER = 0.1;
  private static final long MAX_RETRY_AFTER = Duration.ofHours(1).toSeconds();

  private RetrySchedule() {}

  /**
   * Return the pause after a failure; empty when it was the last try.
   *
   * @param tries made so far, at least 1
   * @param retryAfter seconds the receiver asked for; honoured up to one hour
   * @param random from 0 (inclusive) to 1, spreads the pause by ±10 %
   */
  public static Optional<Duration> pause(int tries, @Nullable Long retryAfter, double random) {
    if (tries > PAUSES.size()) {
      return Optional.empty();
    }
    double factor = 1 + JITTER * (2 * random - 1);
    long planned = Math.round(PAUSES.get(tries - 1).toMillis() * factor);
    long asked = retryAfter == null ? 0 : Math.min(retryAfter, MAX_RETRY_AFTER) * 1000;
    return Optional.of(Duration.ofMillis(Math.max(planned, asked)));
  }
}
