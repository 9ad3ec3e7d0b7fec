package gateway.store;

import gateway.access.user.TryRows;
import java.time.Instant;
import java.util.List;

/** Tries to sign in, in the table {@code sign_in_try}. */
public final class JdbcSignInTries implements TryRows {
  private final Database database;

  public JdbcSignInTries(Database database) {
    this.database = database;
  }

  @Override
  public void requireNoTransaction() {
    if (database.currentConnection() != null) {
      throw new IllegalStateException(
          "a password is checked outside of any transaction, so that the try is on disk first");
    }
  }

  @Override
  public void insert(long id, String subject, Instant at) {
    database.update("INSERT INTO sign_in_try (id, subject, at) VALUES (?, ?, ?)", id, subject, at);
  }

  @Override
  public List<Instant> since(String subject, Instant since) {
    return database.query(
        "SELECT at FROM sign_in_try WHERE subject = ? AND at > ? ORDER BY at, id",
        row -> row.instant("at"),
        subject,
        since);
  }

  @Override
  public void forget(String subject) {
    database.update("DELETE FROM sign_in_try WHERE subject = ?", subject);
  }

  @Override
  public int purge(Instant before) {
    return database.update("DELETE FROM sign_in_try WHERE at < ?", before);
  }
}
