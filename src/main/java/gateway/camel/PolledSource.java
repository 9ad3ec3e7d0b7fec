package gateway.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One source that is polled when somebody says so. The lock is around a whole poll: two at once
 * would mix up the consumer's FTP session.
 */
final class PolledSource {
  private final String route;
  private final Consumer consumer;
  private final Runnable task;
  private final Duration period;
  private final ReentrantLock polling = new ReentrantLock();
  private boolean open = true;
  private @Nullable Instant lastPoll;
  private int failures;
  private @Nullable String lastError;
  private long files;
  private int filesNow;
  private boolean failedNow;
  private boolean refusedNow;

  PolledSource(String route, Consumer consumer, Runnable task, Duration period) {
    this.route = route;
    this.consumer = consumer;
    this.task = task;
    this.period = period;
  }

  /** What one poll brought. */
  record Outcome(int files, int failures, Duration period) {}

  /** Run one poll on this thread; null when the source was closed meanwhile. */
  @Nullable Outcome poll(Instant now) {
    polling.lock();
    try {
      if (!begin(now)) {
        return null;
      }
      task.run();
      return end();
    } finally {
      polling.unlock();
    }
  }

  private synchronized boolean begin(Instant now) {
    if (open) {
      lastPoll = now;
      filesNow = 0;
      failedNow = false;
      refusedNow = false;
    }
    return open;
  }

  private synchronized Outcome end() {
    failures = failedNow ? failures + 1 : 0;
    return new Outcome(filesNow, failures, period);
  }

  synchronized void took(int count) {
    filesNow = count;
    files += count;
    if (count > 0 && !failedNow && !refusedNow) {
      lastError = null;
    }
  }

  synchronized void failed(String why) {
    failedNow = true;
    lastError = why;
  }

  /** A refused file is an answer, not a failure: polling goes on as before. */
  synchronized void refused(String why) {
    refusedNow = true;
    lastError = why;
  }

  synchronized void close() {
    open = false;
  }

  boolean isOf(Consumer other) {
    return consumer == other;
  }

  synchronized PollStatus status() {
    return new PollStatus(route, period, lastPoll, failures, lastError, files);
  }
}
