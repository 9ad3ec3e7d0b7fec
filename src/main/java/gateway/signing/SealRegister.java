package gateway.signing;

import gateway.contract.ContractId;
import java.time.Instant;

/** Which contracts carry the organisation's seal; joins the running transaction. */
public interface SealRegister {
  boolean sealed(ContractId contract);

  /** Record it; a second time is a {@link gateway.base.TransientFailure} {@code store.conflict}. */
  void record(ContractId contract, Instant at);
}
