package gateway.signing;

import gateway.base.TransientFailure;
import gateway.contract.ContractId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sealed contracts in a map. */
public final class InMemorySealRegister implements SealRegister {
  private final Map<ContractId, Instant> sealed = new ConcurrentHashMap<>();

  @Override
  public boolean sealed(ContractId contract) {
    return sealed.containsKey(contract);
  }

  @Override
  public void record(ContractId contract, Instant at) {
    if (sealed.putIfAbsent(contract, at) != null) {
      throw new TransientFailure("store.conflict", "sealed already");
    }
  }
}
