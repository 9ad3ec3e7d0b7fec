package gateway.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much waits where, for the metrics: read-only, one short query for each queue. */
public final class QueueCounts {
  private final Database database;
  private final Clock clock;

  public QueueCounts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Count what stands in every queue now. */
  public List<Count> read() {
    List<Count> counts = new ArrayList<>();
    counts.addAll(grouped("work", "task_name", "scheduled_tasks"));
    counts.addAll(grouped("parked_work", "kind", "parked_work"));
    counts.addAll(grouped("mail", "state", "mail_outbox"));
    counts.addAll(grouped("delivery", "state", "delivery"));
    counts.addAll(grouped("contract", "status", "contract"));
    counts.addAll(
        grouped(
            "waiting_for",
            "waiting_for",
            "contract WHERE waiting_for IS NOT NULL AND status IN ('OPEN', 'SIGNED')"));
    return counts;
  }

  /** Return how long the oldest delivery that is not parked has waited, in seconds. */
  public double oldestDeliverySeconds() {
    Optional<Instant> since =
        database.queryOne(
            "SELECT created_at FROM delivery WHERE state NOT IN ('DELIVERED', 'PARKED')"
                + " ORDER BY created_at LIMIT 1",
            row -> row.instant("created_at"));
    return since.map(at -> Math.max(0, clock.millis() - at.toEpochMilli()) / 1_000.0).orElse(0.0);
  }

  /** Constants only: nothing from outside ever stands in these texts. */
  private List<Count> grouped(String queue, String column, String from) {
    return database.query(
        "SELECT " + column + " AS state, COUNT(*) AS amount FROM " + from + " GROUP BY " + column,
        row -> new Count(queue, row.text("state"), row.number("amount")));
  }

  /**
   * What stands in a queue.
   *
   * @param queue for example {@code delivery}
   * @param state of what is counted, for example {@code PARKED}
   */
  public record Count(String queue, String state, long amount) {}
}
