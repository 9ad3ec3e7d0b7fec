package gateway.camel;

import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.intake.Refusals;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the exchange of a file that was refused as a whole: the refusal is in the ledger, the file
 * goes to {@code .error}, and polling goes on. A failure that is not about the file fails the
 * exchange: the file stays and is polled again.
 */
public final class FileRefused implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(FileRefused.class);

  private final PollRegistry polls;

  FileRefused(PollRegistry polls) {
    this.polls = polls;
  }

  @Override
  public void process(Exchange exchange) {
    Exception refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    // The Kamelet's doCatch also matches a cause: what was thrown itself may be transient.
    GatewayFailure failure = Failures.of("connector.failed", "The file was not taken in", refusal);
    if (!(failure instanceof PermanentFailure) || !Refusals.isAboutContent(failure.code())) {
      throw failure;
    }
    String route = RouteNames.clientRoute(exchange.getFromRouteId());
    exchange.setProperty(AirlockFile.ARCHIVE, ".error");
    polls.refused(route, Failures.sentence(refusal));
    LOG.warn("{}: file refused and moved to .error: {}", route, Failures.sentence(refusal));
  }
}
