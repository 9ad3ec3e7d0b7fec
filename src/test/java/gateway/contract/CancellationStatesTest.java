package gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancellationStatesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final ContractId ID = new ContractId(1);
  private final InMemoryContracts contracts = new InMemoryContracts();
  private final RecordedEvents events = new RecordedEvents();
  private final RecordedEndings told = new RecordedEndings();
  private final Cancellation cancellation =
      new Cancellation(new DirectTransactions(), contracts, new RecordedAudit(), events, told);

  private void given(ContractStatus status) {
    List<Recipient> people = new ArrayList<>();
    for (RecipientStatus each :
        List.of(
            RecipientStatus.APPROVED,
            RecipientStatus.SIGNED,
            RecipientStatus.CONSENTED,
            RecipientStatus.INVITED,
            RecipientStatus.WAITING)) {
      int number = people.size() + 1;
      people.add(
          new Recipient(
              new RecipientId(number),
              ID,
              number,
              "p" + number,
              each == RecipientStatus.APPROVED ? Role.APPROVER : Role.SIGNER,
              Mode.REMOTE_EMAIL,
              Person.NOBODY,
              "fr",
              each,
              Map.of(),
              null,
              null,
              null,
              null,
              null,
              null));
    }
    contracts.insert(
        new Contract(
            ID,
            TenantId.DEFAULT,
            null,
            null,
            null,
            "Bail",
            "",
            Level.B_T,
            status,
            WaitingFor.TIMESTAMP,
            "fr",
            NOW,
            null,
            null,
            null,
            true,
            false,
            0),
        people,
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "OPEN"})
  void a_contract_is_called_back_however_far_its_people_came_and_told_once(ContractStatus status) {
    given(status);
    for (int i = 0; i < 2; i++) {
      Contract cancelled = cancellation.cancel(TenantId.DEFAULT, ID, "k1");
      assertThat(cancelled.status()).isEqualTo(ContractStatus.ABANDONED);
      assertThat(cancelled.waitingFor()).isNull();
    }
    assertThat(events.types()).containsExactly("contract.cancelled");
    assertThat(told.all).containsExactly("cancelled " + ID);
    assertThat(ChainStep.next(contracts.get(ID), contracts.recipients(ID)))
        .isEqualTo(ChainStep.NOTHING);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DRAFT", "OPEN", "ABANDONED"})
  void what_all_have_signed_or_what_has_ended_cannot_be_called_back(ContractStatus status) {
    given(status);
    assertThatThrownBy(() -> cancellation.cancel(TenantId.DEFAULT, ID, "k1"))
        .isInstanceOf(PermanentFailure.class)
        .extracting("code")
        .isEqualTo("contract.state");
    assertThat(events.types()).isEmpty();
  }
}
