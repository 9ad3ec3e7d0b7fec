package gateway.work;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.Work;
import gateway.contract.WorkHandler;
import gateway.store.Database;
import gateway.store.WorkLedger;
import gateway.store.WorkLedger.Parked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Waiting work on db-scheduler. Scheduling joins the caller's transaction and takes effect when it
 * commits; a piece of work that is asked for while it runs is noted beside its row and runs again.
 */
public final class WorkScheduler implements Work, AutoCloseable {
  /** How many pieces of one kind run at once, unless said otherwise. */
  public static final int DEFAULT_THREADS = 4;

  // Kinds stand in SQL text.
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final int MAX_KEY = 100;

  private final Database database;
  private final Clock clock;
  private final int threads;
  private final WorkLedger ledger;
  private final SchedulerClient client;
  private final Recurring recurring = new Recurring();
  private final Map<String, WorkHandler> handlers = new ConcurrentHashMap<>();
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private boolean started;

  public WorkScheduler(Database database, Clock clock, Map<String, WorkHandler> handlers) {
    this(database, clock, handlers, DEFAULT_THREADS);
  }

  /**
   * @param threads how many pieces of one kind run at once
   */
  public WorkScheduler(
      Database database, Clock clock, Map<String, WorkHandler> handlers, int threads) {
    this.database = database;
    this.clock = clock;
    this.threads = threads;
    this.ledger = new WorkLedger(database);
    this.client =
        SchedulerClient.Builder.create(database.joined())
            .jdbcCustomization(
                database.singleNode()
                    ? new SqliteJdbcCustomization()
                    : new PostgreSqlJdbcCustomization(true, true))
            .serializer(new TextData())
            .build();
    handlers.forEach(this::register);
  }

  /** Say who does one kind of work; before {@link #start} only. */
  public synchronized void register(String kind, WorkHandler handler) {
    if (started) {
      throw new IllegalStateException("work of kind " + kind + " comes after the start");
    }
    handlers.put(checked(kind), handler);
  }

  /** Run something again and again, from the start on; see {@link Recurring}. */
  public void every(String name, Duration period, Runnable action) {
    recurring.add(name, period, action);
  }

  /** Begin to work. */
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("the scheduler is started once only");
    }
    started = true;
    if (database.singleNode()) {
      ledger.releaseHeld();
    }
    List<Task<?>> tasks = new ArrayList<>();
    handlers.forEach((kind, handler) -> tasks.add(task(kind, handler)));
    String node = Ids.randomHex(4);
    for (String kind : handlers.keySet()) {
      Lane lane = new Lane(kind, threads, database, tasks, clock, node);
      lanes.put(kind, lane);
      lane.start();
    }
    recurring.start();
  }

  private Task<?> task(String kind, WorkHandler handler) {
    return new WorkTask(kind, handler, database, ledger, clock, this::lookNow).task();
  }

  @Override
  public void schedule(String kind, String key, Duration delay) {
    if (key.isEmpty() || key.length() > MAX_KEY) {
      throw new PermanentFailure(
          "work.key", "A work's key has 1 to " + MAX_KEY + " characters: " + kind + " " + key);
    }
    Instant due = clock.instant().plus(delay);
    TaskInstance<String> work = new TaskInstance<>(checked(kind), key);
    database.run(
        () -> {
          ledger.claim(kind, key);
          if (!client.scheduleIfNotExists(work, due) && !movedForward(work, due)) {
            ledger.wakeLater(kind, key, due);
          }
          database.afterCommit(() -> lookNow(kind));
        });
  }

  /**
   * Schedule only what nobody has scheduled, held or parked: a net under lost wake-ups that leaves
   * pauses and parked work alone.
   */
  public void scheduleForgotten(String kind, String key) {
    TaskInstance<String> work = new TaskInstance<>(checked(kind), key);
    // Looked up first, without a transaction: an idle gateway writes nothing.
    if (client.getScheduledExecution(work).isPresent() || ledger.parked(kind, key).isPresent()) {
      return;
    }
    database.run(
        () -> {
          ledger.hold(kind, key);
          if (ledger.parked(kind, key).isEmpty()
              && client.scheduleIfNotExists(work, clock.instant())) {
            database.afterCommit(() -> lookNow(kind));
          }
        });
  }

  /** Make waiting work due by then at the latest; false when it is running. */
  private boolean movedForward(TaskInstance<String> work, Instant due) {
    @Nullable ScheduledExecution<Object> waiting = client.getScheduledExecution(work).orElse(null);
    if (waiting == null || waiting.isPicked()) {
      return false;
    }
    if (!due.isBefore(waiting.getExecutionTime())) {
      return true;
    }
    try {
      return client.reschedule(work, due);
    } catch (TaskInstanceCurrentlyExecutingException | ExecutionException e) {
      return false; // picked since it was looked at, by this node or another
    }
  }

  private void lookNow(String kind) {
    Lane lane = lanes.get(kind);
    if (lane != null) {
      lane.lookNow();
    }
  }

  /** Return the work that failed for good, for the books; scheduling it again un-parks it. */
  public List<Parked> parked() {
    return ledger.parked();
  }

  /** Stop taking work and wait for what runs, 10 seconds at most; what is unfinished runs again. */
  @Override
  public synchronized void close() {
    List<Runnable> stops = new ArrayList<>();
    stops.add(recurring::stop);
    lanes.values().forEach(lane -> stops.add(lane::stop));
    lanes.clear();
    Stopping.all(stops, Duration.ofSeconds(10));
  }

  private static String checked(String kind) {
    if (!KIND.matcher(kind).matches()) {
      throw new PermanentFailure(
          "work.kind", "A kind of work has 1 to 40 characters a-z, 0-9 and -: " + kind);
    }
    return kind;
  }
}
