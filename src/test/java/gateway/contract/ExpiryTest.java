package gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private final InMemoryContracts contracts = new InMemoryContracts();
  private final RecordedEvents events = new RecordedEvents();
  private final RecordedEndings told = new RecordedEndings();
  private final Expiry expiry =
      new Expiry(
          new DirectTransactions(),
          contracts,
          new RecordedAudit(),
          events,
          told,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void a_contract_nobody_signed_in_time_ends_and_says_so() {
    ContractId id = open(1, NOW.minusSeconds(1), RecipientStatus.VIEWED);
    expiry.endOverdue();
    assertThat(contracts.get(id).status()).isEqualTo(ContractStatus.EXPIRED);
    assertThat(events.types()).containsExactly("contract.expired");
    assertThat(told.all).containsExactly("expired " + id);
  }

  @Test
  void a_contract_with_time_left_or_without_a_limit_stays_open() {
    ContractId later = open(1, NOW.plusSeconds(1), RecipientStatus.INVITED);
    ContractId never = open(2, null, RecipientStatus.INVITED);
    expiry.endOverdue();
    assertThat(contracts.get(later).status()).isEqualTo(ContractStatus.OPEN);
    assertThat(contracts.get(never).status()).isEqualTo(ContractStatus.OPEN);
  }

  @Test
  void somebody_who_proved_who_they_are_in_time_still_gets_their_signature() {
    ContractId id = open(1, NOW.minusSeconds(1), RecipientStatus.CONSENTED);
    expiry.endOverdue();
    assertThat(contracts.get(id).status()).isEqualTo(ContractStatus.OPEN);
  }

  private ContractId open(long number, Instant expiresAt, RecipientStatus status) {
    ContractId id = new ContractId(number);
    contracts.insert(
        new Contract(
            id,
            TenantId.DEFAULT,
            null,
            null,
            null,
            "Bail",
            "",
            Level.B_T,
            ContractStatus.OPEN,
            null,
            "fr",
            NOW,
            expiresAt,
            null,
            null,
            true,
            false,
            0),
        List.of(
            new Recipient(
                new RecipientId(number),
                id,
                1,
                "signer1",
                Role.SIGNER,
                Mode.REMOTE_EMAIL,
                Person.NOBODY,
                "fr",
                status,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null)),
        List.of(),
        List.of());
    return id;
  }
}
