package gateway.camel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.RouteIdAware;
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
  private final Set<String> answering = ConcurrentHashMap.newKeySet();
  // Camel hands a failure over twice, the second time without saying whose it is.
  private final ThreadLocal<@Nullable Throwable> told = new ThreadLocal<>();

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
    String route = route(consumer);
    // To FTP a folder that is not there looks like an empty one, so the count is said once.
    if (answering.add(route)) {
      LOG.info("{}: the server answers, files to take now: {}", route, polledMessages);
    }
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception why) {
    polls.failed(consumer, why);
    told.set(why);
    answering.remove(route(consumer));
    LOG.warn("{}: the server could not be polled: {}", route(consumer), Failures.sentence(why));
    return false;
  }

  private static String route(Consumer consumer) {
    return consumer instanceof RouteIdAware known && known.getRouteId() != null
        ? RouteNames.clientRoute(known.getRouteId())
        : "a source";
  }

  @Override
  public void handleException(@Nullable Throwable why) {
    if (why == null || why != told.get()) {
      LOG.warn("A poll failed: {}", Failures.sentence(why));
    }
    told.remove();
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
