package gateway.camel;

import gateway.delivery.EventEnvelope;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Runs its route for one event, on the caller's thread and so inside the caller's transaction. */
final class EventsConsumer extends DefaultConsumer {
  private final EventsEndpoint endpoint;
  private final CamelEventRoutes routes;

  EventsConsumer(EventsEndpoint endpoint, Processor processor, CamelEventRoutes routes) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.routes = routes;
  }

  boolean wants(String type) {
    return endpoint.eventTypes().contains(type);
  }

  void run(EventEnvelope event) {
    Exchange exchange = createExchange(false);
    try {
      exchange.getMessage().setBody(event);
      getProcessor().process(exchange);
      Exception failure = exchange.getException();
      if (failure != null) {
        throw failure;
      }
    } catch (Exception e) {
      throw Failures.of("connector.route", "The route " + endpoint.getRoute() + " failed", e);
    } finally {
      releaseExchange(exchange, false);
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    routes.add(endpoint.clientRoute(), this);
  }

  @Override
  protected void doStop() throws Exception {
    routes.remove(endpoint.clientRoute(), this);
    super.doStop();
  }
}
