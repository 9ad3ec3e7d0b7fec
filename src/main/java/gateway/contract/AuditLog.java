package gateway.contract;

import java.util.Map;

/** The hash-chained audit trail of a contract; entries join the running transaction. */
public interface AuditLog {
  /**
   * Append an entry.
   *
   * @param type for example {@code recipient.consented}
   * @param facts what happened, free of personal data: strings, numbers, booleans, lists and maps
   * @param personal personal values; the chain holds only their salted hashes, the values lie
   *     beside and can be erased
   */
  void append(ContractId contract, String type, Map<String, ?> facts, Map<String, String> personal);
}
