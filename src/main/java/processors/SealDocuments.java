package processors;

import gateway.contract.ContractId;
import gateway.contract.StepOutcome;
import gateway.signing.ContractSealing;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Puts the organisation's seal on every document. */
public final class SealDocuments implements Processor {
  private final ContractSealing sealing;

  public SealDocuments(ContractSealing sealing) {
    this.sealing = sealing;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractId contract = exchange.getMessage().getMandatoryBody(ContractId.class);
    StepResult.set(
        exchange,
        switch (sealing.run(contract)) {
          case WAITING -> StepOutcome.WAITING;
          case SEALED, ALREADY_SEALED, NOTHING -> StepOutcome.ADVANCED;
        });
  }
}
