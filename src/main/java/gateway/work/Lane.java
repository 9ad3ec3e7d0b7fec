package gateway.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * The threads of one kind of work. Each kind has its own, so that hanging mail servers or endpoints
 * never hold up the signing chain; all share one table.
 */
final class Lane {
  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int MISSED_HEARTBEATS = 6;
  private static final Duration GRACE = Duration.ofSeconds(4);
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final Scheduler scheduler;

  /**
   * @param tasks of all kinds: each lane knows them, so that it takes none for abandoned, but polls
   *     for its own only
   */
  Lane(
      String kind,
      int threads,
      DataSource dataSource,
      List<Task<?>> tasks,
      Clock clock,
      String node) {
    scheduler =
        Scheduler.create(dataSource, tasks)
            .schedulerName(new SchedulerName.Fixed(node + "-" + kind))
            .jdbcCustomization(new OneKind(kind))
            .alwaysPersistTimestampInUTC()
            .pollUsingFetch(0.5, 3.0)
            .pollingInterval(POLL)
            .threads(threads)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .deleteUnresolvedAfter(NEVER)
            .shutdownMaxWait(GRACE)
            .failureLogging(LogLevel.OFF, false)
            .serializer(new TextData())
            .clock(clock::instant)
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
  private static final class OneKind extends SqliteJdbcCustomization {
    private final String condition;

    OneKind(String kind) {
      this.condition = " and task_name = '" + kind + "' ";
    }

    @Override
    public String createSelectDueQuery(
        String table, int limit, String andCondition, boolean byPriority) {
      return super.createSelectDueQuery(table, limit, condition + andCondition, byPriority);
    }
  }
}
