package gateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler's own table cannot hold about waiting work: wake-ups that came while it ran,
 * failures in a row, and work that was parked. Its rows are written in the caller's transaction.
 */
public final class WorkLedger {
  private final Database database;

  public WorkLedger(Database database) {
    this.database = database;
  }

  /** Hold the row of this work until the transaction ends, and un-park it. */
  public void claim(String kind, String key) {
    hold(kind, key);
    database.update("DELETE FROM parked_work WHERE kind = ? AND key = ?", kind, key);
  }

  /** Hold the row of this work, made if absent, until the transaction ends. */
  public void hold(String kind, String key) {
    database.update(
        """
        INSERT INTO work_wake (kind, key, failures) VALUES (?, ?, 0)
        ON CONFLICT (kind, key) DO UPDATE SET failures = work_wake.failures
        """,
        kind,
        key);
  }

  /** Note that running work was asked for; the earliest date asked for wins. */
  public void wakeLater(String kind, String key, Instant due) {
    database.update(
        """
        UPDATE work_wake SET due = CASE WHEN due IS NULL OR due > ? THEN ? ELSE due END
        WHERE kind = ? AND key = ?
        """,
        due,
        due,
        kind,
        key);
  }

  /** Hold and read the row of work that has just run. */
  public Wake wake(String kind, String key) {
    // Writing first makes a wake-up that commits at the same moment come wholly before or after.
    database.update(
        "UPDATE work_wake SET failures = failures WHERE kind = ? AND key = ?", kind, key);
    return database
        .queryOne(
            "SELECT due, failures FROM work_wake WHERE kind = ? AND key = ?",
            row -> new Wake(row.instantOrNull("due"), row.intNumber("failures")),
            kind,
            key)
        .orElse(new Wake(null, 0));
  }

  /** The work goes on: its wake-up is answered. */
  public void goOn(String kind, String key, int failures) {
    database.update(
        "UPDATE work_wake SET due = NULL, failures = ? WHERE kind = ? AND key = ?",
        failures,
        kind,
        key);
  }

  /** The work is over. */
  public void end(String kind, String key) {
    database.update("DELETE FROM work_wake WHERE kind = ? AND key = ?", kind, key);
  }

  /** The work is over for now: somebody has to change something first. */
  public void park(Parked work) {
    end(work.kind(), work.key());
    database.update(
        """
        INSERT INTO parked_work (kind, key, code, message, since) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (kind, key) DO UPDATE
          SET code = excluded.code, message = excluded.message, since = excluded.since
        """,
        work.kind(),
        work.key(),
        work.code(),
        work.message(),
        work.since());
  }

  /** Return all parked work, the longest parked first. */
  public List<Parked> parked() {
    return database.query("SELECT * FROM parked_work ORDER BY since, kind, key", Parked::read);
  }

  /** Find one parked piece of work. */
  public Optional<Parked> parked(String kind, String key) {
    return database.queryOne(
        "SELECT * FROM parked_work WHERE kind = ? AND key = ?", Parked::read, kind, key);
  }

  /** Give back what a dead process held; only where no other can be alive. */
  public int releaseHeld() {
    return database.update(
        """
        UPDATE scheduled_tasks
        SET picked = ?, picked_by = NULL, last_heartbeat = NULL, version = version + 1
        WHERE picked = ?
        """,
        false,
        true);
  }

  /**
   * What is known about work that has just run.
   *
   * @param due when it was asked for again meanwhile; null when it was not
   * @param failures in a row before this run
   */
  public record Wake(@Nullable Instant due, int failures) {}

  /** Work that failed for good. */
  public record Parked(String kind, String key, String code, String message, Instant since) {
    static Parked read(Row row) {
      return new Parked(
          row.text("kind"),
          row.text("key"),
          row.text("code"),
          row.text("message"),
          row.instant("since"));
    }
  }
}
