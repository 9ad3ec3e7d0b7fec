package processors;

import gateway.intake.ContractReception;
import gateway.web.ContractUpload;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Hands an uploaded contract to the intake. */
public final class ReceiveContract implements Processor {
  private final ContractReception reception;

  public ReceiveContract(ContractReception reception) {
    this.reception = reception;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractUpload upload = exchange.getMessage().getMandatoryBody(ContractUpload.class);
    exchange
        .getMessage()
        .setBody(
            reception.receive(
                upload.source(), upload.request(), upload.files(), upload.alongside()));
  }
}
