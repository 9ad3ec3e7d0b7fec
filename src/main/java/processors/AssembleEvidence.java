package processors;

import gateway.contract.ContractId;
import gateway.contract.StepOutcome;
import gateway.evidence.DossierAssembly;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Closes the contract with everything needed to prove the signature. */
public final class AssembleEvidence implements Processor {
  private final DossierAssembly dossiers;

  public AssembleEvidence(DossierAssembly dossiers) {
    this.dossiers = dossiers;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ContractId contract = exchange.getMessage().getMandatoryBody(ContractId.class);
    StepResult.set(
        exchange,
        switch (dossiers.run(contract)) {
          case WAITING -> StepOutcome.WAITING;
          case CLOSED -> StepOutcome.ADVANCED;
          case NOTHING -> StepOutcome.FINISHED;
        });
  }
}
