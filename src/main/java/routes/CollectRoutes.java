package routes;

import gateway.journey.SigningDesk;
import org.apache.camel.builder.RouteBuilder;
import processors.PerformAct;

/** Collect: what people do at the signing desk. */
public final class CollectRoutes extends RouteBuilder {
  private final SigningDesk desk;

  public CollectRoutes(SigningDesk desk) {
    this.desk = desk;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler()); // the page tells the person; nothing is retried behind them
    from("direct:gw.collect")
        .routeId("gw.collect")
        .description("A signatory reads, fills in, consents, proves who they are, or refuses")
        .process(new PerformAct(desk));
  }
}
