package gateway.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import gateway.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The threads of one kind of work. Each kind has its own, so that hanging mail servers or endpoints
 * never hold up the signing chain; all share one table.
 */
final class Lane {
  private static final Duration POLL = Duration.ofMillis(300);
  // What a dead node held is taken over after 16 to 24 seconds: others look every 8.
  private static final Duration HEARTBEAT = Duration.ofSeconds(4);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration GRACE = Duration.ofSeconds(4);
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final Scheduler scheduler;

  /**
   * @param tasks of all kinds: each lane knows them, so that it takes none for abandoned, but polls
   *     for its own only
   */
  Lane(String kind, int threads, Database database, List<Task<?>> tasks, Clock clock, String node) {
    boolean shared = !database.singleNode();
    SchedulerBuilder builder =
        Scheduler.create(database.joined(), tasks)
            .schedulerName(new SchedulerName.Fixed(node + "-" + kind))
            .jdbcCustomization(shared ? new OneKindOnPostgres(kind) : new OneKindOnSqlite(kind))
            .alwaysPersistTimestampInUTC()
            .pollingInterval(POLL)
            .threads(threads)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .deleteUnresolvedAfter(NEVER)
            .shutdownMaxWait(GRACE)
            .failureLogging(LogLevel.OFF, false)
            .serializer(new TextData())
            .clock(clock::instant);
    scheduler =
        (shared ? builder.pollUsingLockAndFetch(0.5, 1.0) : builder.pollUsingFetch(0.5, 3.0))
            .build();
  }

  void start() {
    scheduler.start();
  }

  void lookNow() {
    scheduler.triggerCheckForDueExecutions();
  }

  void stop() {
    scheduler.stop();
  }

  /** SQLite's dialect, looking for one kind only. */
  private static final class OneKindOnSqlite extends SqliteJdbcCustomization {
    private final String condition;

    OneKindOnSqlite(String kind) {
      this.condition = condition(kind);
    }

    @Override
    public String createSelectDueQuery(
        String table, int limit, String andCondition, boolean byPriority) {
      return super.createSelectDueQuery(table, limit, condition + andCondition, byPriority);
    }
  }

  /** PostgreSQL's dialect, looking for one kind only and passing over what others lock. */
  private static final class OneKindOnPostgres extends PostgreSqlJdbcCustomization {
    private final String condition;

    OneKindOnPostgres(String kind) {
      super(true, true);
      this.condition = condition(kind);
    }

    @Override
    public String createGenericSelectForUpdateQuery(
        String table, int limit, String andCondition, boolean byPriority) {
      return super.createGenericSelectForUpdateQuery(
          table, limit, condition + andCondition, byPriority);
    }
  }

  private static String condition(String kind) {
    return " and task_name = '" + kind + "' ";
  }
}
