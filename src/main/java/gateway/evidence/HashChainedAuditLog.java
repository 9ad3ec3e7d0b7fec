package gateway.evidence;

import gateway.base.Ids;
import gateway.base.Sha256;
import gateway.base.Transactions;
import gateway.contract.AuditLog;
import gateway.contract.ContractId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Each entry carries the hash of the one before it: nothing can be changed, cut or moved unseen.
 */
public final class HashChainedAuditLog implements AuditLog {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int SALT_BYTES = 16;

  private final AuditRows rows;
  private final Transactions transactions;
  private final Clock clock;

  public HashChainedAuditLog(AuditRows rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void append(
      ContractId contract, String type, Map<String, ?> facts, Map<String, String> personal) {
    transactions.run(() -> rows.append(contract, next(contract, type, facts, personal)));
  }

  private AuditRow next(
      ContractId contract, String type, Map<String, ?> facts, Map<String, String> personal) {
    Optional<AuditRow> last = rows.last(contract);
    Map<String, Object> hashed = new TreeMap<>();
    Map<String, Object> beside = new TreeMap<>();
    personal.forEach(
        (name, value) -> {
          String salt = Ids.randomHex(SALT_BYTES);
          hashed.put(name, AuditEntries.salted(salt, value));
          beside.put(name, Map.of("salt", salt, "value", value));
        });
    long seq = last.map(AuditRow::seq).orElse(0L) + 1;
    Map<String, Object> entry = new HashMap<>();
    entry.put("schema", AuditEntries.SCHEMA);
    entry.put("seq", seq);
    entry.put("at", MILLIS.format(clock.instant()));
    entry.put("contract", contract.toString());
    entry.put("type", type);
    entry.put("facts", facts);
    entry.put("personal", hashed);
    entry.put("prev", last.map(AuditRow::hash).orElse(AuditEntries.NO_PREVIOUS));
    String json = CanonicalJson.write(entry);
    return new AuditRow(
        seq, json, Sha256.hex(json), beside.isEmpty() ? null : CanonicalJson.write(beside));
  }
}
