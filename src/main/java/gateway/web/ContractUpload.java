package gateway.web;

import gateway.intake.ContractReception.Received;
import gateway.intake.ContractRequest;
import gateway.intake.Files;
import gateway.intake.IntakeSource;
import java.util.function.Consumer;

/**
 * One contract as it was uploaded, on its way to the intake.
 *
 * @param alongside runs in the transaction that makes the contract
 */
public record ContractUpload(
    IntakeSource source, ContractRequest request, Files files, Consumer<Received> alongside) {}
