package gateway.pdf;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a worker that takes too long over one request. A worker that had hardly any processor time
 * is given more: the machine was busy, or all of us were halted for a while, and neither is the
 * file's fault.
 */
final class Alarm {
  private static final int LOOKS = 4;

  private final Process worker;
  private final Duration limit;
  private final ScheduledExecutorService watchdog;
  private final Duration usedBefore;
  private @Nullable ScheduledFuture<?> next;
  private int looks;
  private boolean off;
  private boolean rang;
  private boolean tooLong;

  private Alarm(Process worker, Duration limit, ScheduledExecutorService watchdog) {
    this.worker = worker;
    this.limit = limit;
    this.watchdog = watchdog;
    this.usedBefore = used(worker).orElse(Duration.ZERO);
  }

  static Alarm set(Process worker, Duration limit, ScheduledExecutorService watchdog) {
    Alarm alarm = new Alarm(worker, limit, watchdog);
    alarm.wait(limit);
    return alarm;
  }

  private synchronized void wait(Duration time) {
    next = watchdog.schedule(this::look, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    if (off) {
      return;
    }
    looks++;
    tooLong = hasWorked();
    if (tooLong || looks == LOOKS) {
      rang = true;
      worker.destroyForcibly();
    } else {
      wait(limit);
    }
  }

  private boolean hasWorked() {
    return used(worker)
        .map(used -> used.minus(usedBefore).compareTo(limit.dividedBy(4)) >= 0)
        .orElse(true); // a system that does not tell: the clock alone decides
  }

  private static Optional<Duration> used(Process worker) {
    return worker.info().totalCpuDuration();
  }

  /** Whether it has ended the worker, for whatever reason. */
  synchronized boolean rang() {
    return rang;
  }

  /** Whether it has ended the worker for the work the request made. */
  synchronized boolean tooLong() {
    return tooLong;
  }

  synchronized void off() {
    off = true;
    if (next != null) {
      next.cancel(false);
    }
  }
}
