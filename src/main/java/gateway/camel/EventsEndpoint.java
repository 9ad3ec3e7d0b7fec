package gateway.camel;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;

/** {@code paraph:events?types=contract.closed}: starts a route for each such event. */
public final class EventsEndpoint extends ParaphEndpoint {
  private final CamelEventRoutes routes;
  private String types = "";

  EventsEndpoint(String uri, ParaphComponent component, CamelEventRoutes routes) {
    super(uri, component);
    this.routes = routes;
  }

  /** Set the event types, separated by commas. */
  public void setTypes(String types) {
    this.types = types;
  }

  public String getTypes() {
    return types;
  }

  Set<String> eventTypes() {
    return Arrays.stream(types.split(",")).map(String::strip).collect(Collectors.toSet());
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    required("types", types);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    EventsConsumer consumer = new EventsConsumer(this, processor, routes);
    configureConsumer(consumer);
    return consumer;
  }
}
