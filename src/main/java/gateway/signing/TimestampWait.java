package gateway.signing;

import gateway.base.Transactions;
import gateway.base.TransientFailure;
import gateway.contract.AuditLog;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Contracts;
import gateway.contract.WaitingFor;
import java.util.Map;

/** Lets a contract say, once, that it waits for a timestamp authority. */
public final class TimestampWait {
  private static final String CODE = "timestamp.unavailable";

  private final Contracts contracts;
  private final AuditLog audit;
  private final Transactions transactions;

  public TimestampWait(Contracts contracts, AuditLog audit, Transactions transactions) {
    this.contracts = contracts;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Note the wait.
   *
   * @param step what could not be done, for the audit trail
   * @throws TransientFailure the given one, when it is about something else
   */
  public void enter(ContractId id, String step, TransientFailure why) {
    if (!CODE.equals(why.code())) {
      throw why;
    }
    transactions.run(
        () -> {
          Contract contract = contracts.get(id);
          if (!contract.status().isAlive() || contract.waitingFor() == WaitingFor.TIMESTAMP) {
            return;
          }
          contracts.update(contract.waiting(WaitingFor.TIMESTAMP));
          audit.append(id, "contract.waiting", Map.of("for", "timestamp", "step", step), Map.of());
        });
  }
}
