package gateway.delivery;

import gateway.contract.ContractId;
import java.util.Optional;

/** Reads the event that tells that a contract is complete. */
@FunctionalInterface
public interface ClosedEvents {
  /** Return the contract's {@code contract.closed}, empty before. */
  Optional<EventEnvelope> closedEvent(ContractId contract);
}
