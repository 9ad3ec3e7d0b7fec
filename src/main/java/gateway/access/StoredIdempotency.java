package gateway.access;

import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.TenantId;
import java.time.Clock;
import java.time.Duration;

/**
 * Idempotency keys in the database. An unfinished claim carries the boot id of the process that
 * made it: effect and answer are one transaction, so an unfinished claim of a process that died had
 * no effect and the next caller takes it over. Answers are kept encrypted, as they may hold links.
 */
public final class StoredIdempotency implements Idempotency {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String PURPOSE = "idempotency";

  private final IdempotencyRows rows;
  private final Transactions transactions;
  private final Clock clock;
  private final MasterKey masterKey;
  private final String boot;

  /**
   * @param boot unique for each start of the process
   */
  public StoredIdempotency(
      IdempotencyRows rows,
      Transactions transactions,
      Clock clock,
      MasterKey masterKey,
      String boot) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
    this.masterKey = masterKey;
    this.boot = boot;
  }

  @Override
  public Claim claim(TenantId tenant, String operation, String key, String fingerprint) {
    IdempotencyRows.Key id = new IdempotencyRows.Key(tenant, operation, key);
    return transactions.call(
        () ->
            rows.insertIfAbsent(id, fingerprint, boot, clock.instant())
                ? new Claim.Fresh()
                // Given back since the row was in the way: then it is free after all.
                : rows.find(id)
                    .map(row -> known(id, row, fingerprint))
                    .orElseGet(() -> claim(tenant, operation, key, fingerprint)));
  }

  private Claim known(IdempotencyRows.Key id, IdempotencyRows.ClaimRow row, String fingerprint) {
    Integer status = row.status();
    byte[] answer = row.answer();
    if (status == null || answer == null) {
      boolean another = !row.boot().equals(boot);
      if (another && rows.takeOver(id, row.boot(), fingerprint, boot, clock.instant())) {
        return new Claim.Fresh();
      }
      return row.fingerprint().equals(fingerprint) ? new Claim.InProgress() : new Claim.Conflict();
    }
    return row.fingerprint().equals(fingerprint)
        ? new Claim.Replay(status, masterKey.unwrap(PURPOSE, answer))
        : new Claim.Conflict();
  }

  @Override
  public void finish(TenantId tenant, String operation, String key, int status, byte[] body) {
    IdempotencyRows.Key id = new IdempotencyRows.Key(tenant, operation, key);
    byte[] answer = masterKey.wrap(PURPOSE, body);
    transactions.run(
        () -> {
          if (!rows.finish(id, boot, status, answer)) {
            // Throwing takes the effect back with the transaction: nothing happens twice.
            throw new PermanentFailure(
                "idempotency.lost",
                "The claim of this Idempotency-Key for "
                    + operation
                    + " is gone or finished. Send the request again");
          }
        });
  }

  @Override
  public void release(TenantId tenant, String operation, String key) {
    transactions.run(() -> rows.release(new IdempotencyRows.Key(tenant, operation, key), boot));
  }

  /** Forget keys older than 30 days; returns how many. */
  public int purge() {
    return transactions.call(() -> rows.purge(clock.instant().minus(KEPT)));
  }
}
