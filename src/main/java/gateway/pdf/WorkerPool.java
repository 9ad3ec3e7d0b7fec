package gateway.pdf;

import gateway.base.TransientFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A few warm workers, handed out first come, first served. */
final class WorkerPool implements AutoCloseable {
  private record Idle(WorkerProcess worker, long sinceNanos) {}

  private static final int LONGEST_QUEUE = 8;

  private final WorkerLimits limits;
  private final Semaphore turns;
  private final ScheduledThreadPoolExecutor watchdog;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Set<WorkerProcess> all = new HashSet<>();
  private boolean closed;

  WorkerPool(WorkerLimits limits) {
    this.limits = limits;
    turns = new Semaphore(limits.workers(), true);
    watchdog =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "pdf-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    watchdog.setRemoveOnCancelPolicy(true);
    long sweep = Math.max(1, limits.idleTime().toMillis() / 4);
    watchdog.scheduleWithFixedDelay(this::endIdle, sweep, sweep, TimeUnit.MILLISECONDS);
  }

  /**
   * Let a worker answer.
   *
   * @throws TransientFailure {@code pdf.busy} when no worker became free, {@code pdf.worker-start}
   */
  byte[] call(byte[] request) throws WorkerProcess.Died {
    takeTurn();
    try {
      WorkerProcess worker = worker();
      boolean good = false;
      try {
        byte[] answer = worker.call(request, limits.wallTime());
        good = answer.length > 0 && answer[0] != WorkerAnswer.Kind.REFUSED_AND_WORN.ordinal();
        return answer;
      } finally {
        giveBack(worker, good);
      }
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    if (turns.getQueueLength() >= LONGEST_QUEUE) {
      // Each waiting call holds a thread that pages and API share: better to say so at once.
      throw new TransientFailure("pdf.busy", "Too many PDFs are waiting. Try again in a moment");
    }
    try {
      if (turns.tryAcquire(limits.queueTime().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("pdf.busy", "Waiting for the PDF reader was interrupted", e);
    }
    throw new TransientFailure(
        "pdf.busy",
        "All PDF readers were busy for " + limits.queueTime().toSeconds() + " s. Try again later");
  }

  private WorkerProcess worker() {
    synchronized (this) {
      checkOpen();
      while (!idle.isEmpty()) {
        WorkerProcess worker = idle.pop().worker();
        if (worker.isAlive()) {
          return worker;
        }
        all.remove(worker);
      }
    }
    WorkerProcess worker = WorkerProcess.start(limits.heapMegabytes(), watchdog);
    synchronized (this) {
      if (closed) {
        worker.end();
      }
      checkOpen();
      all.add(worker);
    }
    return worker;
  }

  private void checkOpen() {
    if (closed) {
      throw new TransientFailure("pdf.busy", "The gateway is shutting down");
    }
  }

  private synchronized void giveBack(WorkerProcess worker, boolean good) {
    if (good && !closed && worker.isAlive() && worker.served() < limits.requests()) {
      idle.push(new Idle(worker, System.nanoTime()));
    } else {
      worker.end();
      all.remove(worker);
    }
  }

  private synchronized void endIdle() {
    long now = System.nanoTime();
    idle.removeIf(
        entry -> {
          boolean old = now - entry.sinceNanos() > limits.idleTime().toNanos();
          if (old) {
            entry.worker().end();
            all.remove(entry.worker());
          }
          return old;
        });
  }

  /** Return the process ids of the workers that run. */
  synchronized Set<Long> pids() {
    Set<Long> pids = new HashSet<>();
    all.forEach(worker -> pids.add(worker.pid()));
    return pids;
  }

  @Override
  public synchronized void close() {
    closed = true;
    all.forEach(WorkerProcess::end);
    all.clear();
    idle.clear();
    watchdog.shutdownNow();
  }
}
