package gateway.camel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a polled source is doing.
 *
 * @param route the client's route
 * @param lastPoll null before the first
 * @param failures polls that failed in a row
 * @param lastError of the last failed poll or refused file, kept until a poll takes a file in
 * @param files that were taken in since the client was loaded
 */
public record PollStatus(
    String route,
    Duration period,
    @Nullable Instant lastPoll,
    int failures,
    @Nullable String lastError,
    long files) {}
