package gateway.camel;

import gateway.contract.ContractId;
import gateway.contract.StepOutcome;
import gateway.contract.WorkHandler;
import java.time.Duration;

/** Takes a contract through the chain, step by step, as far as it can go now. */
public final class ChainHandler implements WorkHandler {
  /** How long to leave a server alone that did not answer (timestamp authority, connector). */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final DirectCall calls;

  public ChainHandler(DirectCall calls) {
    this.calls = calls;
  }

  @Override
  public Outcome handle(String key) {
    ContractId contract = ContractId.parse(key);
    StepOutcome outcome;
    do {
      outcome = calls.call("direct:gw.chain", contract, StepOutcome.class);
    } while (outcome == StepOutcome.ADVANCED);
    return outcome == StepOutcome.WAITING ? new Outcome.Again(PAUSE) : new Outcome.Done();
  }
}
