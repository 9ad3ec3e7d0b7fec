package gateway.contract;

import java.time.Duration;

/** What waits: the chain's next step of a contract. Scheduling joins the running transaction. */
public interface Work {
  /** Let the chain take the next step of this contract as soon as the transaction commits. */
  default void advance(ContractId contract) {
    advanceAfter(contract, Duration.ZERO);
  }

  /** Let the chain take the next step not before the delay is over; an earlier date wins. */
  void advanceAfter(ContractId contract, Duration delay);
}
