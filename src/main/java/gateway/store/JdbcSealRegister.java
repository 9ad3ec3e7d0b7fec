package gateway.store;

import gateway.base.TransientFailure;
import gateway.contract.ContractId;
import gateway.signing.SealRegister;
import java.time.Instant;

/** Which contracts are sealed, in the database. */
public final class JdbcSealRegister implements SealRegister {
  private final Database database;

  public JdbcSealRegister(Database database) {
    this.database = database;
  }

  @Override
  public boolean sealed(ContractId contract) {
    return database
        .queryOne(
            "SELECT contract FROM sealed_contract WHERE contract = ?",
            row -> row.number("contract"),
            contract.value())
        .isPresent();
  }

  @Override
  public void record(ContractId contract, Instant at) {
    int rows =
        database.update(
            "INSERT INTO sealed_contract (contract, sealed_at) VALUES (?, ?)"
                + " ON CONFLICT (contract) DO NOTHING",
            contract.value(),
            at);
    if (rows == 0) {
      throw new TransientFailure(
          "store.conflict", "The contract " + contract + " was sealed by somebody else meanwhile");
    }
  }
}
