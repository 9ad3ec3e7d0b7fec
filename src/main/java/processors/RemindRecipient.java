package processors;

import gateway.base.PermanentFailure;
import gateway.contract.ContractId;
import gateway.contract.RecipientId;
import gateway.journey.Reminders;
import gateway.web.ApiAnswer;
import gateway.web.ApiCall;
import gateway.web.ContractQueries;
import gateway.web.OnceByKey;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers {@code POST /contracts/{id}/recipients/{rid}/remind} with the contract. */
public final class RemindRecipient implements Processor {
  private static final int ID = 3;
  private static final int RECIPIENT = 5;
  private static final String SCOPE = "contracts:write";

  private final Reminders reminders;
  private final ContractQueries queries;
  private final OnceByKey once;

  public RemindRecipient(Reminders reminders, ContractQueries queries, OnceByKey once) {
    this.reminders = reminders;
    this.queries = queries;
    this.once = once;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    ApiCall call = exchange.getMessage().getMandatoryBody(ApiCall.class);
    call.demand(SCOPE);
    exchange.getMessage().setBody(once.answer(call, "recipients.remind", () -> remind(call)));
  }

  private ApiAnswer remind(ApiCall call) {
    ContractId contract = ContractId.parse(call.segment(ID));
    reminders.remindNow(
        call.caller().tenant(),
        contract,
        recipient(call.segment(RECIPIENT)),
        call.caller().keyId());
    return queries.changed(call.caller(), contract.toString());
  }

  private static RecipientId recipient(String id) {
    try {
      return RecipientId.parse(id);
    } catch (PermanentFailure e) {
      throw new PermanentFailure("recipient.unknown", "The contract has no such recipient", e);
    }
  }
}
