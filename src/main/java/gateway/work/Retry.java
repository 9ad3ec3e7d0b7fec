package gateway.work;

import java.time.Duration;
import java.util.List;

/** How long to wait after so many failures in a row. */
final class Retry {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private Retry() {}

  /**
   * @param failures in a row, this one included
   */
  static Duration pause(int failures) {
    return PAUSES.get(Math.min(failures, PAUSES.size()) - 1);
  }
}
