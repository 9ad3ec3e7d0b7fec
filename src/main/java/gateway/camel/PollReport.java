package gateway.camel;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what each poll brought, and what went wrong around it, into the registry and in one line
 * into the log: no stack trace, no address with its parameters.
 */
public final class PollReport implements PollingConsumerPollStrategy, ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PollReport.class);

  private final PollRegistry polls;

  PollReport(PollRegistry polls) {
    this.polls = polls;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    return true;
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
    polls.took(consumer, polledMessages);
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception why) {
    polls.failed(consumer, why);
    return false;
  }

  @Override
  public void handleException(@Nullable Throwable why) {
    LOG.warn("A poll failed: {}", Failures.sentence(why));
  }

  @Override
  public void handleException(String message, @Nullable Throwable why) {
    handleException(why);
  }

  /** A file could not be moved, or its failure could not be handled: it will be polled again. */
  @Override
  public void handleException(
      String message, @Nullable Exchange exchange, @Nullable Throwable why) {
    if (exchange == null || why == null) {
      handleException(why);
      return;
    }
    String route = RouteNames.clientRoute(exchange.getFromRouteId());
    polls.failed(route, why);
    LOG.warn("{}: a file is left and will be tried again: {}", route, Failures.sentence(why));
  }
}
