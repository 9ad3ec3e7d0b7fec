package gateway.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers what was appended. */
public final class RecordedAudit implements AuditLog {
  /** One entry. */
  public record Recorded(
      ContractId contract, String type, Map<String, ?> facts, Map<String, String> personal) {}

  public final List<Recorded> all = new ArrayList<>();

  @Override
  public void append(
      ContractId contract, String type, Map<String, ?> facts, Map<String, String> personal) {
    all.add(new Recorded(contract, type, facts, personal));
  }

  public List<String> types() {
    return all.stream().map(Recorded::type).toList();
  }
}
