package gateway.store;

import gateway.contract.TenantId;
import gateway.signing.KeyVault;
import java.util.Optional;

/** Wrapped signing keys in the database. */
public final class JdbcKeyVault implements KeyVault {
  private final Database database;

  public JdbcKeyVault(Database database) {
    this.database = database;
  }

  @Override
  public Optional<byte[]> get(TenantId tenant, String name) {
    return database.queryOne(
        "SELECT wrapped FROM signing_key WHERE tenant = ? AND name = ?",
        row -> row.bytes("wrapped"),
        tenant.value(),
        name);
  }

  @Override
  public byte[] putIfAbsent(TenantId tenant, String name, byte[] wrapped) {
    return database.call(
        () -> {
          database.update(
              "INSERT INTO signing_key (tenant, name, wrapped) VALUES (?, ?, ?)"
                  + " ON CONFLICT (tenant, name) DO NOTHING",
              tenant.value(),
              name,
              wrapped);
          return get(tenant, name).orElseThrow();
        });
  }
}
