package gateway.base;

import java.util.function.Supplier;

/**
 * The one durable transaction. Everything a store writes inside {@link #call} is committed together
 * and is on disk when it returns; a nested call joins the outer one. Never call out (HTTP, mail, a
 * worker process) inside: the embedded database has a single writer.
 */
public interface Transactions {
  <T> T call(Supplier<T> work);

  default void run(Runnable work) {
    call(
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  /** Run after the current transaction has committed; at once when there is none. */
  void afterCommit(Runnable action);
}
