package processors;

import gateway.contract.ChainStep;
import gateway.contract.ContractId;
import gateway.contract.Contracts;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Reads the contract's next step off its state, into the exchange property {@link #STEP}. */
public final class DecideNextStep implements Processor {
  public static final String STEP = "gw.step";

  private final Contracts contracts;

  public DecideNextStep(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractId id = exchange.getMessage().getMandatoryBody(ContractId.class);
    exchange.setProperty(STEP, ChainStep.next(contracts.get(id), contracts.recipients(id)));
  }
}
