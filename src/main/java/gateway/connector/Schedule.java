package gateway.connector;

import gateway.base.PermanentFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often a source is polled: {@code every 15s}, {@code every 5m}, {@code every 1h}, {@code every
 * 1d}, or an ISO 8601 duration such as {@code PT1H}.
 */
public record Schedule(Duration period) {
  public static final String ALLOWED = "'every 15s', 'every 5m', 'every 1h', 'every 1d' or 'PT1H'";
  private static final Pattern EVERY = Pattern.compile("every\\s+(\\d{1,6})\\s*([smhd])");
  private static final Duration MAX = Duration.ofDays(31);

  /**
   * Read a schedule.
   *
   * @throws PermanentFailure {@code connector.schedule}
   */
  public static Schedule parse(String text) {
    Duration period = duration(text.strip());
    if (period == null
        || period.compareTo(Duration.ofSeconds(1)) < 0
        || period.compareTo(MAX) > 0) {
      throw new PermanentFailure(
          "connector.schedule",
          "The schedule \"" + text + "\" must be " + ALLOWED + ", from 1 second to 31 days");
    }
    return new Schedule(period);
  }

  private static @Nullable Duration duration(String text) {
    Matcher every = EVERY.matcher(text);
    if (every.matches()) {
      long count = Long.parseLong(every.group(1));
      return switch (every.group(2)) {
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
