package processors;

import gateway.web.ApiCall;
import gateway.web.ContractQueries;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers {@code GET /contracts}. */
public final class ListContracts implements Processor {
  private final ContractQueries queries;

  public ListContracts(ContractQueries queries) {
    this.queries = queries;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ApiCall call = exchange.getMessage().getMandatoryBody(ApiCall.class);
    exchange.getMessage().setBody(queries.list(call.caller(), call.query()));
  }
}
