package gateway.contract;

import java.util.Map;

/** The event ledger; an event is written in the same transaction as the state change it tells. */
public interface Events {
  /**
   * Record that something happened.
   *
   * @param type for example {@code contract.closed}
   * @return the event's id, {@code evt_} + UUID version 7
   */
  String record(Contract contract, String type, Map<String, ?> data);
}
