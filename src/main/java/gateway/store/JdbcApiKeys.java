package gateway.store;

import gateway.access.ApiKeyRows;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** API keys in the table {@code api_key}. */
public final class JdbcApiKeys implements ApiKeyRows {
  private static final String SELECT =
      "SELECT id, tenant, name, sha256, scopes, created_at, expires_at, last_used_at, revoked_at"
          + " FROM api_key";

  private final Database database;

  public JdbcApiKeys(Database database) {
    this.database = database;
  }

  @Override
  public void insert(KeyRow key) {
    database.update(
        "INSERT INTO api_key (id, tenant, name, sha256, scopes, created_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        key.id(),
        key.tenant().value(),
        key.name(),
        key.sha256(),
        String.join(" ", new TreeSet<>(key.scopes())),
        key.createdAt(),
        key.expiresAt());
  }

  @Override
  public Optional<KeyRow> find(String id) {
    return database.queryOne(SELECT + " WHERE id = ?", JdbcApiKeys::read, id);
  }

  @Override
  public List<KeyRow> list(TenantId tenant) {
    return database.query(
        SELECT + " WHERE tenant = ? ORDER BY created_at, id", JdbcApiKeys::read, tenant.value());
  }

  @Override
  public void used(String id, Instant at) {
    database.update("UPDATE api_key SET last_used_at = ? WHERE id = ?", at, id);
  }

  @Override
  public boolean revoke(TenantId tenant, String id, Instant at) {
    return database.update(
            "UPDATE api_key SET revoked_at = ?"
                + " WHERE tenant = ? AND id = ? AND revoked_at IS NULL",
            at,
            tenant.value(),
            id)
        == 1;
  }

  private static KeyRow read(Row row) {
    String scopes = row.text("scopes");
    return new KeyRow(
        row.text("id"),
        new TenantId(row.text("tenant")),
        row.text("name"),
        row.bytes("sha256"),
        scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")),
        row.instant("created_at"),
        row.instantOrNull("expires_at"),
        row.instantOrNull("last_used_at"),
        row.instantOrNull("revoked_at"));
  }
}
