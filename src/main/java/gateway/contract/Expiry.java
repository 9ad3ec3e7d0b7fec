package gateway.contract;

import gateway.base.Transactions;
import java.time.Clock;
import java.util.Map;

/** Ends contracts whose time is up, unless somebody's signature is already under way. */
public final class Expiry {
  private final Transactions transactions;
  private final Contracts contracts;
  private final AuditLog audit;
  private final Events events;
  private final Endings endings;
  private final Clock clock;

  public Expiry(
      Transactions transactions,
      Contracts contracts,
      AuditLog audit,
      Events events,
      Endings endings,
      Clock clock) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.audit = audit;
    this.events = events;
    this.endings = endings;
    this.clock = clock;
  }

  /** Look for contracts to end; to be called regularly. */
  public void endOverdue() {
    for (ContractId id : contracts.overdue(clock.instant())) {
      transactions.run(() -> end(id));
    }
  }

  private void end(ContractId id) {
    Contract contract = contracts.get(id);
    boolean signing =
        contracts.recipients(id).stream()
            .anyMatch(recipient -> recipient.status() == RecipientStatus.CONSENTED);
    if (contract.status() != ContractStatus.OPEN || signing) {
      return;
    }
    Contract expired = contracts.update(contract.expired());
    audit.append(id, "contract.expired", Map.of(), Map.of());
    events.record(expired, "contract.expired", Map.of());
    endings.expired(expired);
  }
}
