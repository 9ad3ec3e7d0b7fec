package gateway.store;

import gateway.access.user.User;
import gateway.access.user.UserId;
import gateway.access.user.UserRole;
import gateway.access.user.UserRows;
import gateway.access.user.UserState;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Users in the table {@code app_user}. */
public final class JdbcUsers implements UserRows {
  private static final String SELECT =
      "SELECT id, tenant, email, name, role, state, locale, created_at, last_sign_in_at"
          + " FROM app_user";

  private final Database database;

  public JdbcUsers(Database database) {
    this.database = database;
  }

  @Override
  public boolean none() {
    return database.queryOne("SELECT id FROM app_user LIMIT 1", row -> row.number("id")).isEmpty();
  }

  @Override
  public void insert(User user) {
    database.update(
        """
        INSERT INTO app_user (id, tenant, email, email_key, name, role, state, locale, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        user.id().value(),
        user.tenant().value(),
        user.email(),
        user.email().toLowerCase(Locale.ROOT),
        user.name(),
        user.role(),
        user.state(),
        user.locale(),
        user.createdAt());
  }

  @Override
  public Optional<User> find(UserId id) {
    return database.queryOne(SELECT + " WHERE id = ?", JdbcUsers::read, id.value());
  }

  @Override
  public Optional<User> byEmail(String emailKey) {
    return database.queryOne(SELECT + " WHERE email_key = ?", JdbcUsers::read, emailKey);
  }

  @Override
  public List<User> list(TenantId tenant) {
    return database.query(
        SELECT + " WHERE tenant = ? ORDER BY name, id", JdbcUsers::read, tenant.value());
  }

  @Override
  public void update(User user) {
    database.update(
        "UPDATE app_user SET name = ?, role = ?, state = ?, locale = ? WHERE id = ?",
        user.name(),
        user.role(),
        user.state(),
        user.locale(),
        user.id().value());
  }

  @Override
  public void speak(UserId id, String locale) {
    database.update("UPDATE app_user SET locale = ? WHERE id = ?", locale, id.value());
  }

  @Override
  public Optional<String> passwordHash(UserId id) {
    return database.queryOne(
        "SELECT password FROM app_user WHERE id = ? AND password IS NOT NULL",
        row -> row.text("password"),
        id.value());
  }

  @Override
  public void setPasswordHash(UserId id, String hash) {
    database.update("UPDATE app_user SET password = ? WHERE id = ?", hash, id.value());
  }

  @Override
  public void signedIn(UserId id, Instant at) {
    database.update("UPDATE app_user SET last_sign_in_at = ? WHERE id = ?", at, id.value());
  }

  @Override
  public int lockAdministrators(TenantId tenant) {
    // A write that changes nothing takes the rows' locks on PostgreSQL; SQLite has one writer.
    return database.update(
        "UPDATE app_user SET role = role WHERE tenant = ? AND role = ? AND state = ?",
        tenant.value(),
        UserRole.ADMINISTRATOR,
        UserState.ACTIVE);
  }

  private static User read(Row row) {
    return new User(
        new UserId(row.number("id")),
        new TenantId(row.text("tenant")),
        row.text("email"),
        row.text("name"),
        UserRole.valueOf(row.text("role")),
        UserState.valueOf(row.text("state")),
        row.text("locale"),
        row.instant("created_at"),
        row.instantOrNull("last_sign_in_at"));
  }
}
