package gateway.store;

import gateway.access.UseCounts;
import gateway.contract.RecipientId;
import java.util.OptionalInt;

/** Counts in the table {@code journey_use}: one statement each, so they hold on several nodes. */
public final class JdbcUseCounts implements UseCounts {
  private final Database database;

  public JdbcUseCounts(Database database) {
    this.database = database;
  }

  @Override
  public OptionalInt take(RecipientId person, String kind, int limit) {
    return database.call(
        () ->
            database
                .query(
                    """
                    INSERT INTO journey_use (recipient, kind, used) VALUES (?, ?, 1)
                    ON CONFLICT (recipient, kind) DO UPDATE SET used = journey_use.used + 1
                      WHERE journey_use.used < ?
                    RETURNING used
                    """,
                    row -> row.intNumber("used"),
                    person.value(),
                    kind,
                    limit)
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst());
  }

  @Override
  public int used(RecipientId person, String kind) {
    return database
        .queryOne(
            "SELECT used FROM journey_use WHERE recipient = ? AND kind = ?",
            row -> row.intNumber("used"),
            person.value(),
            kind)
        .orElse(0);
  }
}
