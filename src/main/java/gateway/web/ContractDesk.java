package gateway.web;

import gateway.access.ApiCaller;
import gateway.intake.ContractReception.Received;
import gateway.intake.ContractRequest;
import gateway.intake.IntakeSource;
import gateway.intake.Upload;
import java.util.List;
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
      List<Upload> documents,
      Consumer<Received> alongside);
}
