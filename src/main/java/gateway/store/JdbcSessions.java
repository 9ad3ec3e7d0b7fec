package gateway.store;

import gateway.access.user.Session;
import gateway.access.user.SessionRows;
import gateway.access.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions in the table {@code app_session}. */
public final class JdbcSessions implements SessionRows {
  private static final String SELECT =
      "SELECT id, app_user, address, agent, created_at, seen_at FROM app_session";

  private final Database database;

  public JdbcSessions(Database database) {
    this.database = database;
  }

  @Override
  public void insert(Session session, String sha256) {
    database.update(
        """
        INSERT INTO app_session (id, app_user, sha256, address, agent, created_at, seen_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        session.id(),
        session.user().value(),
        sha256,
        session.address(),
        session.agent(),
        session.createdAt(),
        session.seenAt());
  }

  @Override
  public Optional<Session> find(String sha256) {
    return database.queryOne(SELECT + " WHERE sha256 = ?", JdbcSessions::read, sha256);
  }

  @Override
  public void seen(long id, Instant at) {
    database.update("UPDATE app_session SET seen_at = ? WHERE id = ?", at, id);
  }

  @Override
  public List<Session> of(UserId user) {
    return database.query(
        SELECT + " WHERE app_user = ? ORDER BY seen_at DESC, id DESC",
        JdbcSessions::read,
        user.value());
  }

  @Override
  public boolean delete(UserId user, long id) {
    return database.update(
            "DELETE FROM app_session WHERE app_user = ? AND id = ?", user.value(), id)
        == 1;
  }

  @Override
  public void deleteAllBut(UserId user, long kept) {
    database.update("DELETE FROM app_session WHERE app_user = ? AND id <> ?", user.value(), kept);
  }

  @Override
  public int purge(Instant seenBefore, Instant createdBefore) {
    return database.update(
        "DELETE FROM app_session WHERE seen_at <= ? OR created_at <= ?", seenBefore, createdBefore);
  }

  private static Session read(Row row) {
    return new Session(
        row.number("id"),
        new UserId(row.number("app_user")),
        row.text("address"),
        row.text("agent"),
        row.instant("created_at"),
        row.instant("seen_at"));
  }
}
