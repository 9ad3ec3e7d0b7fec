package gateway.store;

import gateway.access.IdempotencyRows;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Idempotency keys in the table {@code idempotency}. */
public final class JdbcIdempotency implements IdempotencyRows {
  private static final String KEY = " WHERE tenant = ? AND operation = ? AND idempotency_key = ?";

  private final Database database;

  public JdbcIdempotency(Database database) {
    this.database = database;
  }

  @Override
  public boolean insertIfAbsent(Key key, String fingerprint, String boot, Instant at) {
    return database.update(
            "INSERT INTO idempotency"
                + " (tenant, operation, idempotency_key, fingerprint, boot, claimed_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (tenant, operation, idempotency_key) DO NOTHING",
            key.tenant().value(),
            key.operation(),
            key.key(),
            fingerprint,
            boot,
            at)
        == 1;
  }

  @Override
  public Optional<ClaimRow> find(Key key) {
    return database.queryOne(
        "SELECT fingerprint, boot, status, answer FROM idempotency" + KEY,
        JdbcIdempotency::read,
        key.tenant().value(),
        key.operation(),
        key.key());
  }

  @Override
  public boolean takeOver(Key key, String formerBoot, String fingerprint, String boot, Instant at) {
    return database.call(
        () -> database.isDead(formerBoot) && taken(key, formerBoot, fingerprint, boot, at));
  }

  private boolean taken(Key key, String formerBoot, String fingerprint, String boot, Instant at) {
    return database.update(
            "UPDATE idempotency SET fingerprint = ?, boot = ?, claimed_at = ?"
                + KEY
                + " AND boot = ? AND status IS NULL",
            fingerprint,
            boot,
            at,
            key.tenant().value(),
            key.operation(),
            key.key(),
            formerBoot)
        == 1;
  }

  @Override
  public boolean finish(Key key, String boot, int status, byte[] answer) {
    return database.update(
            "UPDATE idempotency SET status = ?, answer = ?"
                + KEY
                + " AND boot = ? AND status IS NULL",
            status,
            answer,
            key.tenant().value(),
            key.operation(),
            key.key(),
            boot)
        == 1;
  }

  @Override
  public void release(Key key, String boot) {
    database.update(
        "DELETE FROM idempotency" + KEY + " AND boot = ? AND status IS NULL",
        key.tenant().value(),
        key.operation(),
        key.key(),
        boot);
  }

  @Override
  public int purge(Instant before) {
    return database.update("DELETE FROM idempotency WHERE claimed_at < ?", before);
  }

  private static ClaimRow read(Row row) {
    @Nullable Long status = row.numberOrNull("status");
    return new ClaimRow(
        row.text("fingerprint"),
        row.text("boot"),
        status == null ? null : Math.toIntExact(status),
        row.bytesOrNull("answer"));
  }
}
