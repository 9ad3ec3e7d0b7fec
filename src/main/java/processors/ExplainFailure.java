package processors;

import gateway.base.GatewayFailure;
import gateway.base.Ids;
import gateway.web.Problems;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a failure into a problem answer; what nobody foresaw is logged under a short id. */
public final class ExplainFailure implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(ExplainFailure.class);

  @Override
  public void process(Exchange exchange) {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (failure instanceof GatewayFailure known) {
      exchange.getMessage().setBody(Problems.of(known));
      return;
    }
    String id = Ids.randomHex(4);
    LOG.error("Request failed, incident {}", id, failure);
    exchange
        .getMessage()
        .setBody(Problems.of(500, "internal", "Something unexpected happened; incident " + id));
  }
}
