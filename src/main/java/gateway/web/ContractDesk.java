package gateway.web;

import gateway.access.ApiCaller;
import gateway.intake.ContractReception.Received;
import gateway.intake.ContractRequest;
import gateway.intake.Files;
import gateway.intake.IntakeSource;
import java.util.function.Consumer;

/** Where an uploaded contract goes: the port between the API and the chain. */
@FunctionalInterface
public interface ContractDesk {
  /**
   * Make the contract, see {@link gateway.intake.ContractReception#receive}.
   *
   * @param source made from the caller's tenant; its business key is the external id, else the
   *     idempotency key, else random
   * @param alongside runs in the transaction that makes the contract
   */
  Received create(
      ApiCaller caller,
      IntakeSource source,
      ContractRequest request,
      Files files,
      Consumer<Received> alongside);
}
