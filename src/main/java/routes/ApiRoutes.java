package routes;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/**
 * The JSON API. Uploads and downloads are read and written by gateway.web (Camel keeps only the
 * last of several parts with one name); an upload joins here as a typed record.
 */
public final class ApiRoutes extends RouteBuilder {
  private final Steps steps;

  /** The verbs of the API. */
  public record Steps(
      Processor airlock,
      Processor receive,
      Processor list,
      Processor read,
      Processor cancel,
      Processor remind,
      Processor explain,
      Processor answer) {}

  public ApiRoutes(Steps steps) {
    this.steps = steps;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());

    from("direct:gw.api.create")
        .routeId("gw.api.create")
        .description("An uploaded contract goes to the intake")
        .process(steps.receive());

    answered("contracts?httpMethodRestrict=GET", "gw.api.contracts", steps.list());
    answered("contracts/{id}?httpMethodRestrict=GET", "gw.api.contract", steps.read());
    answered("contracts/{id}/cancel?httpMethodRestrict=POST", "gw.api.cancel", steps.cancel());
    answered(
        "contracts/{id}/recipients/{rid}/remind?httpMethodRestrict=POST",
        "gw.api.remind",
        steps.remind());
  }

  private void answered(String path, String id, Processor work) {
    from("platform-http:/api/v1/" + path)
        .routeId(id)
        .doTry()
        .process(steps.airlock())
        .process(work)
        .doCatch(Exception.class)
        .process(steps.explain())
        .end()
        .process(steps.answer());
  }
}
