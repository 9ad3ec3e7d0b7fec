package gateway.delivery;

import gateway.contract.ContractId;
import gateway.contract.TenantId;
import java.util.List;
import java.util.Optional;

/** Reads what has happened; events are written through {@link gateway.contract.Events}. */
public interface EventLedger {
  /** Return a contract's events, oldest first, published or not. */
  List<EventEnvelope> of(ContractId contract);

  /** Find one event by its id. */
  Optional<EventEnvelope> find(String eventId);

  /**
   * Return the tenant's published events after a position of the feed, in its order. Events never
   * appear behind a position that was already read.
   */
  List<EventEnvelope> after(TenantId tenant, long position, int limit);

  /** The place of a published event in the tenant's feed; empty when there is none such yet. */
  Optional<Long> position(TenantId tenant, String eventId);

  /**
   * Give every committed event that has none its position; to be called regularly. Cheap when there
   * is nothing to do, and safe on several nodes at once.
   *
   * @return how many were published
   */
  int publish();
}
