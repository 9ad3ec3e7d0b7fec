package gateway.camel;

import gateway.access.ApiCaller;
import gateway.intake.ContractReception.Received;
import gateway.intake.ContractRequest;
import gateway.intake.Files;
import gateway.intake.IntakeSource;
import gateway.web.ContractDesk;
import gateway.web.ContractUpload;
import java.util.Objects;
import java.util.function.Consumer;

/** Sends an uploaded contract through the API's route to the intake. */
public final class RoutedContractDesk implements ContractDesk {
  private final DirectCall calls;

  public RoutedContractDesk(DirectCall calls) {
    this.calls = calls;
  }

  @Override
  public Received create(
      ApiCaller caller,
      IntakeSource source,
      ContractRequest request,
      Files files,
      Consumer<Received> alongside) {
    return Objects.requireNonNull(
        calls.call(
            "direct:gw.api.create",
            new ContractUpload(source, request, files, alongside),
            Received.class));
  }
}
