package processors;

import gateway.contract.ContractId;
import gateway.contract.StepOutcome;
import gateway.signing.ContractSigning;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes the signature of the next person who has consented. */
public final class SignDocuments implements Processor {
  private final ContractSigning signing;

  public SignDocuments(ContractSigning signing) {
    this.signing = signing;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractId contract = exchange.getMessage().getMandatoryBody(ContractId.class);
    StepResult.set(
        exchange,
        switch (signing.run(contract)) {
          case WAITING -> StepOutcome.WAITING;
          case SIGNED_ONE, ALL_SIGNED, LAPSED -> StepOutcome.ADVANCED;
          case NOTHING -> StepOutcome.FINISHED;
        });
  }
}
