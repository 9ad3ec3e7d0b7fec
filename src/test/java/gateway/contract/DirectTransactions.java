package gateway.contract;

import gateway.base.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs the work at once, one caller at a time; nothing is undone on failure. */
public final class DirectTransactions implements Transactions {
  private final List<Runnable> afterCommit = new ArrayList<>();
  private int depth;

  @Override
  public synchronized <T> T call(Supplier<T> work) {
    depth++;
    T result;
    try {
      result = work.get();
    } finally {
      depth--;
    }
    if (depth == 0) {
      List<Runnable> actions = List.copyOf(afterCommit);
      afterCommit.clear();
      actions.forEach(Runnable::run);
    }
    return result;
  }

  @Override
  public synchronized void afterCommit(Runnable action) {
    if (depth == 0) {
      action.run();
    } else {
      afterCommit.add(action);
    }
  }

  /** Whether a transaction is open right now. */
  public synchronized boolean open() {
    return depth > 0;
  }
}
