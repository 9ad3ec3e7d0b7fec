package processors;

import gateway.contract.StepOutcome;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** How a processor of the chain tells its route what became of the step; the body stays. */
public final class StepResult {
  private static final String PROPERTY = "gw.outcome";

  private StepResult() {}

  static void set(Exchange exchange, StepOutcome outcome) {
    exchange.setProperty(PROPERTY, outcome);
  }

  /** True when the step could not be taken because a server outside does not answer. */
  public static Predicate isWaiting() {
    return exchange -> get(exchange) == StepOutcome.WAITING;
  }

  /** What the chain's caller gets: FINISHED unless a step said otherwise. */
  public static StepOutcome get(Exchange exchange) {
    return exchange.getProperty(PROPERTY, StepOutcome.FINISHED, StepOutcome.class);
  }
}
