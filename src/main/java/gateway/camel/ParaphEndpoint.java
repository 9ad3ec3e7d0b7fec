package gateway.camel;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** What the endpoints of {@code paraph:} share: they belong to a client's route. */
abstract class ParaphEndpoint extends DefaultEndpoint {
  private String route = "";

  ParaphEndpoint(String uri, Component component) {
    super(uri, component);
  }

  /** Set the route this endpoint belongs to; written by the Kamelet as {@code {{routeId}}}. */
  public void setRoute(String route) {
    this.route = route;
  }

  public String getRoute() {
    return route;
  }

  String clientRoute() {
    return RouteNames.clientRoute(route);
  }

  static void required(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the option " + name + " is missing");
    }
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    required("route", route);
  }

  @Override
  public Producer createProducer() throws Exception {
    throw new UnsupportedOperationException("paraph: this endpoint only starts a route");
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    throw new UnsupportedOperationException("paraph: this endpoint cannot start a route");
  }
}
