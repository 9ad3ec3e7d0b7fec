package gateway.evidence;

import gateway.contract.ContractId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Audit entries in lists. */
public final class InMemoryAuditRows implements AuditRows {
  private final Map<ContractId, List<AuditRow>> rows = new ConcurrentHashMap<>();

  @Override
  public Optional<AuditRow> last(ContractId contract) {
    List<AuditRow> all = all(contract);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  @Override
  public List<AuditRow> all(ContractId contract) {
    return List.copyOf(rows.getOrDefault(contract, List.of()));
  }

  @Override
  public void append(ContractId contract, AuditRow row) {
    rows.computeIfAbsent(contract, key -> new ArrayList<>()).add(row);
  }
}
