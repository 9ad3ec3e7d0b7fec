package processors;

import gateway.contract.Cancellation;
import gateway.contract.ContractId;
import gateway.web.ApiCall;
import gateway.web.ContractQueries;
import gateway.web.OnceByKey;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers {@code POST /contracts/{id}/cancel} with the contract as it is afterwards. */
public final class CancelContract implements Processor {
  private static final int ID = 3;
  private static final String SCOPE = "contracts:write";

  private final Cancellation cancellation;
  private final ContractQueries queries;
  private final OnceByKey once;

  public CancelContract(Cancellation cancellation, ContractQueries queries, OnceByKey once) {
    this.cancellation = cancellation;
    this.queries = queries;
    this.once = once;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ApiCall call = exchange.getMessage().getMandatoryBody(ApiCall.class);
    call.demand(SCOPE);
    String id = call.segment(ID);
    exchange
        .getMessage()
        .setBody(
            once.answer(
                call,
                "contracts.cancel",
                () -> {
                  cancellation.cancel(
                      call.caller().tenant(), ContractId.parse(id), call.caller().keyId());
                  return queries.changed(call.caller(), id);
                }));
  }
}
