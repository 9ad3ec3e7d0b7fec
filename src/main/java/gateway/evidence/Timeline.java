package gateway.evidence;

import gateway.contract.ContractId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A contract's audit trail as people read it: what happened when, without the hashes. */
public final class Timeline {
  private final AuditRows rows;

  public Timeline(AuditRows rows) {
    this.rows = rows;
  }

  /** Return what happened, oldest first. */
  public List<Step> of(ContractId contract) {
    return rows.all(contract).stream().map(row -> step(AuditTrail.parsed(row.entry()))).toList();
  }

  private static Step step(Map<String, Object> entry) {
    return new Step(
        Instant.parse(String.valueOf(entry.get("at"))),
        String.valueOf(entry.get("type")),
        AuditTrail.map(entry.get("facts")));
  }

  /**
   * One thing that happened.
   *
   * @param type for example {@code recipient.invited}
   * @param facts free of personal data, for example the recipient's key and the channel
   */
  public record Step(Instant at, String type, Map<String, Object> facts) {
    public Step {
      facts = Map.copyOf(facts);
    }

    /** Return a fact as text; empty when it is not there. */
    public String fact(String name) {
      Object value = facts.get(name);
      return value == null ? "" : String.valueOf(value);
    }
  }
}
