package processors;

import gateway.journey.JourneyAct;
import gateway.journey.SigningDesk;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets a signatory do what they asked for at the signing desk. */
public final class PerformAct implements Processor {
  private final SigningDesk desk;

  public PerformAct(SigningDesk desk) {
    this.desk = desk;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    exchange
        .getMessage()
        .setBody(exchange.getMessage().getMandatoryBody(JourneyAct.class).perform(desk));
  }
}
