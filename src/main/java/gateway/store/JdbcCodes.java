package gateway.store;

import gateway.access.CodeRows;
import gateway.contract.RecipientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One-time codes in the tables {@code one_time_code} and {@code code_try}. */
public final class JdbcCodes implements CodeRows {
  private static final String ALIVE =
      " WHERE recipient = ? AND alive = 1 AND expires_at > ? AND tries < ?";
  private static final String COLUMNS = "id, mac, issued_at, expires_at, tries";

  private final Database database;

  public JdbcCodes(Database database) {
    this.database = database;
  }

  @Override
  public void requireNoTransaction() {
    if (database.currentConnection() != null) {
      throw new IllegalStateException(
          "a code is checked outside of any transaction, so that the try is on disk first");
    }
  }

  @Override
  public Optional<CodeRow> alive(RecipientId recipient, Instant now, int maxTries) {
    hold(recipient);
    return database.queryOne(
        "SELECT " + COLUMNS + " FROM one_time_code" + ALIVE,
        JdbcCodes::read,
        recipient.value(),
        now,
        maxTries);
  }

  @Override
  public Optional<CodeRow> countTry(RecipientId recipient, Instant now, int maxTries) {
    hold(recipient);
    return database.queryOne(
        "UPDATE one_time_code SET tries = tries + 1" + ALIVE + " RETURNING " + COLUMNS,
        JdbcCodes::read,
        recipient.value(),
        now,
        maxTries);
  }

  @Override
  public void insertTry(long id, RecipientId recipient, Instant at) {
    database.update(
        "INSERT INTO code_try (id, recipient, at) VALUES (?, ?, ?)", id, recipient.value(), at);
  }

  @Override
  public void insert(
      long id, RecipientId recipient, byte[] mac, Instant issuedAt, Instant expiresAt) {
    database.update(
        "INSERT INTO one_time_code (id, recipient, mac, issued_at, expires_at, tries, alive)"
            + " VALUES (?, ?, ?, ?, ?, 0, 1)",
        id,
        recipient.value(),
        mac,
        issuedAt,
        expiresAt);
  }

  @Override
  public void killAll(RecipientId recipient) {
    database.update(
        "UPDATE one_time_code SET alive = 0 WHERE recipient = ? AND alive = 1", recipient.value());
  }

  @Override
  public boolean use(long id) {
    return database.update("UPDATE one_time_code SET alive = 0 WHERE id = ? AND alive = 1", id)
        == 1;
  }

  @Override
  public List<Instant> issuedSince(RecipientId recipient, Instant since) {
    hold(recipient);
    return database.query(
        "SELECT issued_at FROM one_time_code WHERE recipient = ? AND issued_at > ?"
            + " ORDER BY issued_at",
        row -> row.instant("issued_at"),
        recipient.value(),
        since);
  }

  @Override
  public List<Instant> triesSince(RecipientId recipient, Instant since) {
    hold(recipient);
    return database.query(
        "SELECT at FROM code_try WHERE recipient = ? AND at > ? ORDER BY at",
        row -> row.instant("at"),
        recipient.value(),
        since);
  }

  @Override
  public int purge(Instant before) {
    return database.update("DELETE FROM one_time_code WHERE issued_at < ?", before)
        + database.update("DELETE FROM code_try WHERE at < ?", before);
  }

  // The limits count rows that others may be adding: per person one counts at a time.
  private void hold(RecipientId recipient) {
    database.hold("codes", recipient.value());
  }

  private static CodeRow read(Row row) {
    return new CodeRow(
        row.number("id"),
        row.bytes("mac"),
        row.instant("issued_at"),
        row.instant("expires_at"),
        row.intNumber("tries"));
  }
}
