package processors;

import gateway.web.ApiCall;
import gateway.web.ContractQueries;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers {@code GET /contracts/{id}}. */
public final class ReadContract implements Processor {
  private static final int ID = 3;

  private final ContractQueries queries;

  public ReadContract(ContractQueries queries) {
    this.queries = queries;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ApiCall call = exchange.getMessage().getMandatoryBody(ApiCall.class);
    exchange.getMessage().setBody(queries.get(call.caller(), call.segment(ID)));
  }
}
