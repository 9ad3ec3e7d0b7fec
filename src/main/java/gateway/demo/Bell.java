package gateway.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Rings when something happened, so that whoever waits looks again at once. */
final class Bell {
  private static final long LONGEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long rings;

  void ring() {
    lock.lock();
    try {
      rings++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Look until there is something to see. Looks again at each ring, and every 200 ms for what
   * happens without one (another process, a page of the gateway).
   */
  <T> Optional<T> await(Supplier<Optional<T>> look, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      long before = count();
      Optional<T> seen = look.get();
      long left = end - System.nanoTime();
      if (seen.isPresent() || left <= 0) {
        return seen;
      }
      nap(before, Math.min(left, LONGEST_NAP_NANOS));
    }
  }

  private long count() {
    lock.lock();
    try {
      return rings;
    } finally {
      lock.unlock();
    }
  }

  private void nap(long before, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (rings == before && left > 0) {
        left = rung.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
