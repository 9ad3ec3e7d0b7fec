package gateway.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stops several things at the same time, in a bounded time. */
final class Stopping {
  private Stopping() {}

  static void all(List<Runnable> stops, Duration atMost) {
    ExecutorService stoppers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "stopping");
              thread.setDaemon(true);
              return thread;
            });
    stops.forEach(stoppers::execute);
    stoppers.shutdown();
    try {
      if (!stoppers.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        stoppers.shutdownNow();
      }
    } catch (InterruptedException e) {
      stoppers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
