package processors;

import gateway.contract.ContractId;
import gateway.journey.Invitations;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Tells the signatories where their copies are. */
public final class SendCopies implements Processor {
  private final Invitations invitations;

  public SendCopies(Invitations invitations) {
    this.invitations = invitations;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractId contract = exchange.getMessage().getMandatoryBody(ContractId.class);
    invitations.sendCopies(contract);
  }
}
