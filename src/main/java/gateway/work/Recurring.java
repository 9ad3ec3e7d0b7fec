package gateway.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done again and again: sweeps, publishing, collecting. It lives in this process only,
 * because it holds no state that could be lost, and an idle gateway should write nothing; so on
 * several nodes each runs it, and every action must be safe to run twice at once. The first run
 * comes at the start, the next one a period after the last one ended.
 */
final class Recurring {
  private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);
  private static final int THREADS = 2;

  private final List<Action> actions = new ArrayList<>();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "recurring");
            thread.setDaemon(true);
            return thread;
          });
  private boolean started;

  synchronized void add(String name, Duration period, Runnable work) {
    Action action = new Action(name, period, work);
    actions.add(action);
    if (started) {
      begin(action);
    }
  }

  synchronized void start() {
    started = true;
    actions.forEach(this::begin);
  }

  private void begin(Action action) {
    timer.scheduleWithFixedDelay(
        () -> run(action), 0, action.period().toMillis(), TimeUnit.MILLISECONDS);
  }

  // An exception that got out would end the repetition for good, without a word.
  private static void run(Action action) {
    try {
      action.work().run();
    } catch (RuntimeException e) {
      LOG.warn(
          "{} failed ({}), runs again in {} s",
          action.name(),
          WorkTask.describe(e),
          action.period().toSeconds());
      LOG.debug("{} failed", action.name(), e);
    }
  }

  void stop() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(4, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private record Action(String name, Duration period, Runnable work) {}
}
