package gateway.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.contract.WorkHandler;
import gateway.contract.WorkHandler.Outcome;
import gateway.store.Database;
import gateway.store.WorkLedger;
import gateway.store.WorkLedger.Parked;
import gateway.store.WorkLedger.Wake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one kind of work. What comes after a run is decided in one transaction with the wake-ups
 * that came meanwhile, so none is lost.
 */
final class WorkTask {
  private static final Logger LOG = LoggerFactory.getLogger(WorkTask.class);

  private final String kind;
  private final WorkHandler handler;
  private final Database database;
  private final WorkLedger ledger;
  private final Clock clock;
  private final Consumer<String> lookNow;

  WorkTask(
      String kind,
      WorkHandler handler,
      Database database,
      WorkLedger ledger,
      Clock clock,
      Consumer<String> lookNow) {
    this.kind = kind;
    this.handler = handler;
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
    this.lookNow = lookNow;
  }

  Task<String> task() {
    return Tasks.custom(kind, String.class).execute((work, context) -> run(work.getId()));
  }

  private CompletionHandler<String> run(String key) {
    Result result = attempt(key);
    return (complete, operations) ->
        database.run(
            () -> {
              Instant next = next(key, result);
              if (next == null) {
                operations.remove();
              } else {
                moveOn(complete, operations, next);
              }
            });
  }

  private Result attempt(String key) {
    try {
      return new Result(handler.handle(key), null);
    } catch (Throwable e) {
      // Errors too: one broken piece of work must neither stop its lane nor be forgotten.
      return new Result(null, e);
    }
  }

  /** Decide when the work runs again; null when it does not. */
  private @Nullable Instant next(String key, Result result) {
    Wake wake = ledger.wake(kind, key);
    Throwable failure = result.failure();
    if (failure != null) {
      return afterFailure(key, failure, wake);
    }
    Instant next = wake.due();
    if (result.outcome() instanceof Outcome.Again again) {
      next = earlier(next, clock.instant().plus(again.delay()));
    }
    if (next == null) {
      ledger.end(kind, key);
    } else {
      ledger.goOn(kind, key, 0);
    }
    return next;
  }

  private @Nullable Instant afterFailure(String key, Throwable failure, Wake wake) {
    if (!(failure instanceof PermanentFailure permanent)) {
      int failures = wake.failures() + 1;
      Duration pause = Retry.pause(failures);
      LOG.warn("{} {} failed ({}), next try in {}", kind, key, describe(failure), pause);
      LOG.debug("{} {} failed", kind, key, failure);
      ledger.goOn(kind, key, failures);
      return earlier(wake.due(), clock.instant().plus(pause));
    }
    LOG.debug("{} {} failed", kind, key, failure);
    if (wake.due() != null) {
      // Asked for again while it ran: whatever failed may have been mended since.
      LOG.warn("{} {} failed ({}), but was asked for again", kind, key, describe(failure));
      ledger.goOn(kind, key, 0);
      return wake.due();
    }
    LOG.error("{} {} is parked ({})", kind, key, describe(failure));
    ledger.park(new Parked(kind, key, permanent.code(), permanent.getMessage(), clock.instant()));
    return null;
  }

  private void moveOn(
      ExecutionComplete complete, ExecutionOperations<String> operations, Instant next) {
    operations.reschedule(complete, next);
    if (!next.isAfter(clock.instant())) {
      database.afterCommit(() -> lookNow.accept(kind));
    }
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one != null && one.isBefore(other) ? one : other;
  }

  // Messages of foreign exceptions may quote somebody's data; ours never do.
  static String describe(Throwable failure) {
    return failure instanceof GatewayFailure known
        ? known.code() + ": " + known.getMessage()
        : failure.getClass().getName();
  }

  private record Result(@Nullable Outcome outcome, @Nullable Throwable failure) {}
}
