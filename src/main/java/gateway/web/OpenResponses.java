package gateway.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts responses under way. Vert.x cuts them when it stops, so whoever stops the server calls
 * {@link #awaitNone} first.
 */
public final class OpenResponses implements Handler<RoutingContext> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int open;

  @Override
  public void handle(RoutingContext context) {
    add(1);
    // Called once: when the answer is written, or when the connection is gone before.
    context.addEndHandler(ended -> add(-1));
    context.next();
  }

  private void add(int difference) {
    lock.lock();
    try {
      open += difference;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public int count() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  /** Wait until none is open; false when some still were after {@code limit}. */
  public boolean awaitNone(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (open > 0) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
