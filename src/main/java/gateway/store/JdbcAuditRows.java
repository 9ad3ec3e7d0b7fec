package gateway.store;

import gateway.contract.ContractId;
import gateway.evidence.AuditRow;
import gateway.evidence.AuditRows;
import java.util.List;
import java.util.Optional;

/** Audit entries in the database. */
public final class JdbcAuditRows implements AuditRows {
  private static final String SELECT =
      "SELECT seq, entry, hash, personal FROM audit_entry WHERE contract = ?";

  private final Database database;

  public JdbcAuditRows(Database database) {
    this.database = database;
  }

  @Override
  public Optional<AuditRow> last(ContractId contract) {
    ContractRows.hold(database, contract); // the next entry's number and hash come from this one
    return database.queryOne(
        SELECT + " ORDER BY seq DESC LIMIT 1", JdbcAuditRows::row, contract.value());
  }

  @Override
  public List<AuditRow> all(ContractId contract) {
    return database.query(SELECT + " ORDER BY seq", JdbcAuditRows::row, contract.value());
  }

  @Override
  public void append(ContractId contract, AuditRow row) {
    database.update(
        "INSERT INTO audit_entry (contract, seq, entry, hash, personal) VALUES (?, ?, ?, ?, ?)",
        contract.value(),
        row.seq(),
        row.entry(),
        row.hash(),
        row.personal());
  }

  private static AuditRow row(Row row) {
    return new AuditRow(
        row.number("seq"), row.text("entry"), row.text("hash"), row.textOrNull("personal"));
  }
}
