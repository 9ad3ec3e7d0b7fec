package gateway.store;

import java.time.Instant;
import java.util.List;

/** Why what came in did not become a contract, and what needs somebody before it goes on. */
public final class Reasons {
  private final Database database;

  public Reasons(Database database) {
    this.database = database;
  }

  /**
   * One entry; no personal value is in it.
   *
   * @param place where it stood, such as {@code people.csv:3}, or what waits
   */
  public record Reason(Instant at, String source, String place, String code, String text) {
    static Reason refused(Row row) {
      return new Reason(
          row.instant("received_at"),
          row.text("source"),
          row.text("location"),
          row.text("code"),
          row.text("reason"));
    }
  }

  /** Return what was refused, the latest first, at most so many. */
  public List<Reason> refused(int most) {
    return database.query(
        "SELECT received_at, source, location, code, reason FROM intake WHERE outcome = 'REFUSED'"
            + " ORDER BY id DESC LIMIT ?",
        Reason::refused,
        most);
  }

  /** Return the steps that failed for good, the longest waiting first. */
  public List<Reason> parked() {
    return new WorkLedger(database)
        .parked().stream()
            .map(
                work ->
                    new Reason(work.since(), work.kind(), work.key(), work.code(), work.message()))
            .toList();
  }
}
