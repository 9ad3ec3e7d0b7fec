package gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.store.Stores;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final InMemoryContracts contracts = new InMemoryContracts();
  private final RecordedEvents events = new RecordedEvents();
  private final RecordedEndings told = new RecordedEndings();
  private final Cancellation cancellation =
      new Cancellation(new DirectTransactions(), contracts, new RecordedAudit(), events, told);

  @Test
  void a_contract_is_called_back_and_its_people_told_once() {
    Contract contract = Stores.contract(Stores.ACME, "order-1").opened();
    contracts.insert(contract, List.of(), List.of(), List.of());

    cancellation.cancel(Stores.ACME, contract.id(), "key_1");
    cancellation.cancel(Stores.ACME, contract.id(), "key_1");

    assertThat(contracts.get(contract.id()).status()).isEqualTo(ContractStatus.ABANDONED);
    assertThat(events.types()).containsExactly("contract.cancelled");
    assertThat(told.all).containsExactly("cancelled " + contract.id());
  }

  @Test
  void what_everybody_signed_or_another_tenant_sent_is_not_called_back() {
    Contract contract = Stores.contract(Stores.ACME, "order-1").opened().signed();
    contracts.insert(contract, List.of(), List.of(), List.of());

    assertThatThrownBy(() -> cancellation.cancel(Stores.ACME, contract.id(), "key_1"))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("SIGNED");
    assertThatThrownBy(() -> cancellation.cancel(Stores.OTHER, contract.id(), "key_1"))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("There is no contract");
    assertThat(told.all).isEmpty();
  }
}
