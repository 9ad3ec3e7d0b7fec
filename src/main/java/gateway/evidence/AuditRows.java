package gateway.evidence;

import gateway.contract.ContractId;
import java.util.List;
import java.util.Optional;

/** Where audit entries are stored; joins the running transaction. */
public interface AuditRows {
  Optional<AuditRow> last(ContractId contract);

  /** Return all in order. */
  List<AuditRow> all(ContractId contract);

  void append(ContractId contract, AuditRow row);
}
