package gateway.contract;

import gateway.base.Transactions;
import java.util.Map;

/** Calls a contract back before everybody has signed. */
public final class Cancellation {
  private final Transactions transactions;
  private final Contracts contracts;
  private final AuditLog audit;
  private final Events events;
  private final Endings endings;

  public Cancellation(
      Transactions transactions,
      Contracts contracts,
      AuditLog audit,
      Events events,
      Endings endings) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.audit = audit;
    this.events = events;
    this.endings = endings;
  }

  /**
   * Cancel; a contract that is cancelled already stays so.
   *
   * @param by who asks, for example an API key's id
   * @throws gateway.base.PermanentFailure {@code contract.unknown}, {@code contract.state}
   */
  public Contract cancel(TenantId tenant, ContractId id, String by) {
    return transactions.call(
        () -> {
          Contract contract =
              contracts
                  .find(tenant, id)
                  .orElseThrow(
                      () ->
                          new gateway.base.PermanentFailure(
                              "contract.unknown", "There is no contract " + id));
          if (contract.status() == ContractStatus.ABANDONED) {
            return contract;
          }
          Contract cancelled = contracts.update(contract.abandoned());
          audit.append(id, "contract.cancelled", Map.of("by", by), Map.of());
          events.record(cancelled, "contract.cancelled", Map.of());
          endings.cancelled(cancelled);
          return cancelled;
        });
  }
}
