package gateway.store;

import gateway.access.MasterKey;
import gateway.contract.TenantId;
import gateway.delivery.Endpoint;
import gateway.delivery.EndpointRows;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Endpoints in the table {@code endpoint}; generated secrets are wrapped by the master key. */
public final class JdbcEndpoints implements EndpointRows {
  private static final String PURPOSE = "webhook-secrets";
  private static final String SELECT =
      "SELECT id, tenant, url, named_by, secret_name, secret, previous_secret, previous_until,"
          + " state, reason FROM endpoint";

  private final Database database;
  private final MasterKey masterKey;

  public JdbcEndpoints(Database database, MasterKey masterKey) {
    this.database = database;
    this.masterKey = masterKey;
  }

  @Override
  public Optional<Endpoint> find(TenantId tenant, URI url) {
    return database.queryOne(
        SELECT + " WHERE tenant = ? AND url = ?", this::read, tenant.value(), url.toString());
  }

  @Override
  public Optional<Endpoint> find(long id) {
    database.hold("endpoint", id); // a new secret is written with the one it follows
    return database.queryOne(SELECT + " WHERE id = ?", this::read, id);
  }

  @Override
  public List<Endpoint> list(TenantId tenant) {
    return database.query(SELECT + " WHERE tenant = ? ORDER BY id", this::read, tenant.value());
  }

  @Override
  public void insertIfAbsent(Endpoint endpoint, Instant createdAt) {
    database.update(
        "INSERT INTO endpoint (id, tenant, url, named_by, secret_name, secret, state, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, url) DO NOTHING",
        endpoint.id(),
        endpoint.tenant().value(),
        endpoint.url().toString(),
        endpoint.namedBy(),
        endpoint.secretName(),
        wrapped(endpoint.secret()),
        endpoint.state(),
        createdAt);
  }

  @Override
  public void nameSecret(long id, String secretName) {
    database.update(
        "UPDATE endpoint SET secret_name = ?, named_by = ? WHERE id = ?",
        secretName,
        Endpoint.NamedBy.OPERATOR,
        id);
  }

  @Override
  public void rotate(long id, String newSecret, @Nullable String previous, Instant previousUntil) {
    database.update(
        "UPDATE endpoint SET secret = ?, previous_secret = ?, previous_until = ? WHERE id = ?",
        wrapped(newSecret),
        wrapped(previous),
        previousUntil,
        id);
  }

  @Override
  public void setState(long id, Endpoint.State state, @Nullable String reason) {
    database.update("UPDATE endpoint SET state = ?, reason = ? WHERE id = ?", state, reason, id);
  }

  private byte @Nullable [] wrapped(@Nullable String secret) {
    return secret == null ? null : masterKey.wrap(PURPOSE, secret.getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String unwrapped(byte @Nullable [] secret) {
    return secret == null
        ? null
        : new String(masterKey.unwrap(PURPOSE, secret), StandardCharsets.UTF_8);
  }

  private Endpoint read(Row row) {
    return new Endpoint(
        row.number("id"),
        new TenantId(row.text("tenant")),
        URI.create(row.text("url")),
        Endpoint.NamedBy.valueOf(row.text("named_by")),
        row.textOrNull("secret_name"),
        unwrapped(row.bytesOrNull("secret")),
        unwrapped(row.bytesOrNull("previous_secret")),
        row.instantOrNull("previous_until"),
        Endpoint.State.valueOf(row.text("state")),
        row.textOrNull("reason"));
  }
}
