package gateway.pdf;

import java.time.Duration;

/**
 * What a worker process may take.
 *
 * @param workers that run at the same time
 * @param wallTime of one request
 * @param queueTime that a request waits for a free worker
 * @param requests after which a worker is replaced
 * @param idleTime after which an unused worker is ended
 * @param heapMegabytes of each worker
 */
public record WorkerLimits(
    int workers,
    Duration wallTime,
    Duration queueTime,
    int requests,
    Duration idleTime,
    int heapMegabytes) {
  public static final WorkerLimits DEFAULT =
      new WorkerLimits(
          2, Duration.ofSeconds(20), Duration.ofSeconds(60), 200, Duration.ofMinutes(10), 256);

  /** The largest document, in bytes. */
  public static final int MAX_FILE = 25 * 1024 * 1024;

  /** The largest answer, in bytes: a rewritten file may grow, but not without end. */
  public static final int MAX_ANSWER = 64 * 1024 * 1024;

  public static final int MAX_PAGES = 500;

  /** All streams of a document together, decoded. */
  public static final long MAX_DECODED = 500L * 1024 * 1024;
}
