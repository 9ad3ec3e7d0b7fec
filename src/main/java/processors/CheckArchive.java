package processors;

import gateway.contract.Archive;
import gateway.contract.ContractId;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Reads every file of the contract back before anybody is told of it. */
public final class CheckArchive implements Processor {
  private final Archive archive;

  public CheckArchive(Archive archive) {
    this.archive = archive;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractId contract = exchange.getMessage().getMandatoryBody(ContractId.class);
    archive.check(contract);
  }
}
