package gateway.intake;

import gateway.contract.ContractId;

/** Keeps the callbacks named in a contract request; joins the running transaction. */
@FunctionalInterface
public interface CallbackRegistry {
  void register(ContractId contract, ContractRequest.CallbackRequest callback);
}
