package processors;

import gateway.contract.ContractId;
import gateway.contract.StepOutcome;
import gateway.smartfield.ContractPreparation;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Draws known values, lays out fields and signatures. */
public final class PrepareDocuments implements Processor {
  private final ContractPreparation preparation;

  public PrepareDocuments(ContractPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractId contract = exchange.getMessage().getMandatoryBody(ContractId.class);
    preparation.prepare(contract);
    StepResult.set(exchange, StepOutcome.ADVANCED);
  }
}
