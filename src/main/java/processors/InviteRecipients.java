package processors;

import gateway.contract.ContractId;
import gateway.contract.StepOutcome;
import gateway.journey.Invitations;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Opens the contract and invites everybody whose turn it is. */
public final class InviteRecipients implements Processor {
  private final Invitations invitations;

  public InviteRecipients(Invitations invitations) {
    this.invitations = invitations;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractId contract = exchange.getMessage().getMandatoryBody(ContractId.class);
    invitations.invite(contract);
    StepResult.set(exchange, StepOutcome.ADVANCED);
  }
}
