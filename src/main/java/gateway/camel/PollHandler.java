package gateway.camel;

import gateway.contract.WorkHandler;
import java.time.Duration;

/**
 * Does the work kind {@link gateway.contract.Work#POLL}: one bounded poll of one route, then again
 * after its period. A source that fails is asked less and less often, at least every five minutes
 * or at its own period if that is longer.
 */
public final class PollHandler implements WorkHandler {
  /** The Kamelets' {@code maxMessagesPerPoll}: a full poll means more is waiting. */
  static final int FULL = 20;

  private static final Duration SLOWEST = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 16;

  private final PollRegistry polls;

  public PollHandler(PollRegistry polls) {
    this.polls = polls;
  }

  @Override
  public Outcome handle(String route) {
    return polls
        .poll(route)
        .<Outcome>map(outcome -> new Outcome.Again(pause(outcome)))
        .orElseGet(Outcome.Done::new);
  }

  static Duration pause(PolledSource.Outcome outcome) {
    Duration period = outcome.period();
    if (outcome.failures() > 0) {
      Duration grown = period.multipliedBy(1L << Math.min(outcome.failures() - 1, MAX_DOUBLINGS));
      Duration slowest = period.compareTo(SLOWEST) > 0 ? period : SLOWEST;
      return grown.compareTo(slowest) > 0 ? slowest : grown;
    }
    return outcome.files() >= FULL ? Duration.ZERO : period;
  }
}
