package routes;

import gateway.contract.ChainStep;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import processors.DecideNextStep;
import processors.StepResult;

/** The one signing chain: prepare, invite, sign, seal and evidence, archive and announce. */
public final class SigningRoutes extends RouteBuilder {
  private final Steps steps;

  /** The verbs of the chain, in its order. */
  public record Steps(
      Processor decide,
      Processor prepare,
      Processor invite,
      Processor sign,
      Processor seal,
      Processor assembleEvidence,
      Processor checkArchive,
      Processor sendCopies,
      Processor announce) {}

  public SigningRoutes(Steps steps) {
    this.steps = steps;
  }

  @Override
  public void configure() {
    errorHandler(
        noErrorHandler()); // the scheduler retries, across restarts; Camel's memory does not

    from("direct:gw.chain")
        .routeId("gw.chain")
        .description("Take the next step of a contract, as its state says")
        .process(steps.decide())
        .choice()
        .when(next(ChainStep.PREPARE))
        .to("direct:gw.prepare")
        .when(next(ChainStep.INVITE))
        .to("direct:gw.invite")
        .when(next(ChainStep.SIGN))
        .to("direct:gw.sign")
        .when(next(ChainStep.SEAL))
        .to("direct:gw.seal")
        .when(next(ChainStep.ANNOUNCE))
        .to("direct:gw.announce")
        .end()
        .process(exchange -> exchange.getMessage().setBody(StepResult.get(exchange)));

    from("direct:gw.prepare")
        .routeId("gw.prepare")
        .description("Draw what is known, make fields of what is to come, lay out every signature")
        .process(steps.prepare());

    from("direct:gw.invite")
        .routeId("gw.invite")
        .description("Open the contract and write the invitations to the outbox")
        .process(steps.invite());

    from("direct:gw.sign")
        .routeId("gw.sign")
        .description("Sign for whoever has consented, once a timestamp authority answers")
        .process(steps.sign());

    from("direct:gw.seal")
        .routeId("gw.seal")
        .description("Seal the set of documents, then close it with its evidence")
        .process(steps.seal())
        .choice()
        .when(StepResult.isWaiting())
        .log("Contract ${body} waits for a timestamp before its seal")
        .otherwise()
        .process(steps.assembleEvidence())
        .end();

    from("direct:gw.announce")
        .routeId("gw.announce")
        .description("Read the archive back, send the copies, tell the business tools")
        .process(steps.checkArchive())
        .process(steps.sendCopies())
        .process(steps.announce());
  }

  private static Predicate next(ChainStep step) {
    return exchange -> exchange.getProperty(DecideNextStep.STEP) == step;
  }
}
