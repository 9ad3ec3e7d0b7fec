package processors;

import gateway.contract.ContractId;
import gateway.contract.StepOutcome;
import gateway.delivery.Announcement;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Tells whoever asked to be told, once, in frozen words. */
public final class AnnounceContract implements Processor {
  private final Announcement announcement;

  public AnnounceContract(Announcement announcement) {
    this.announcement = announcement;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractId contract = exchange.getMessage().getMandatoryBody(ContractId.class);
    announcement.announce(contract);
    StepResult.set(exchange, StepOutcome.FINISHED);
  }
}
