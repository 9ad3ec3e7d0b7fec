package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gateway.contract.Annex;
import gateway.contract.AnnexRequest;
import gateway.contract.Assurance;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.TenantId;
import gateway.web.ContractView.EventLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractViewTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final ContractId ID = new ContractId(1);

  private static Recipient person(int rank, Role role, RecipientStatus status) {
    Assurance proof =
        status == RecipientStatus.SIGNED
            ? new Assurance("one-time-code", "email", "l***a@example.org", "paraph", NOW)
            : null;
    return new Recipient(
        new RecipientId(rank),
        ID,
        rank,
        "p" + rank,
        role,
        Mode.REMOTE_EMAIL,
        Person.NOBODY,
        "fr",
        status,
        Map.of(),
        null,
        null,
        proof,
        null,
        null,
        null);
  }

  private static JsonNode whole(ContractStatus status, List<Recipient> people) {
    Contract contract =
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
            null,
            "fr",
            NOW,
            null,
            null,
            null,
            true,
            false,
            Duration.ofDays(3),
            0);
    return ContractView.whole(
        new ContractView.Whole(
            contract,
            people,
            List.of(),
            List.of(),
            List.of(annex(0, "sender", ""), annex(2, "p2", "identity")),
            List.of(
                new AnnexRequest("identity", "L", List.of("pdf"), 5, 1, true, "p2"),
                new AnnexRequest("bank", "L", List.of("pdf"), 5, 1, false, "p2")),
            List.of(
                EventLine.of(
                    "evt_1",
                    "recipient.invited",
                    NOW,
                    "{\"data\":{\"recipient\":\"p1\",\"n\":null}}")),
            new ContractView.Stuck("pdf.value-too-long", "Too long", NOW)));
  }

  private static Annex annex(int index, String from, String request) {
    return new Annex(
        ID, index, from, request, "a.pdf", "application/pdf", 7, new BlobRef("0".repeat(64)), NOW);
  }

  @Test
  void whose_turn_it_is_and_that_an_approver_is_awaited_is_said() {
    List<Recipient> people =
        List.of(
            person(1, Role.APPROVER, RecipientStatus.INVITED),
            person(2, Role.SIGNER, RecipientStatus.WAITING));
    JsonNode shown = whole(ContractStatus.OPEN, people);
    assertThat(shown.path("waitingFor").asText()).isEqualTo("APPROVER");
    assertThat(shown.path("recipients").findValuesAsText("turn")).containsExactly("true", "false");
    assertThat(turns(ContractStatus.ABANDONED, people)).containsOnly("false");
    assertThat(whole(ContractStatus.ABANDONED, people).path("waitingFor").isNull()).isTrue();
  }

  private static @Nullable List<String> turns(ContractStatus status, List<Recipient> people) {
    return whole(status, people).path("recipients").findValuesAsText("turn");
  }

  @Test
  void why_a_contract_does_not_go_on_is_said_while_it_could() {
    JsonNode problem = whole(ContractStatus.DRAFT, List.of()).path("problem");
    assertThat(problem.path("code").asText()).isEqualTo("pdf.value-too-long");
    assertThat(problem.path("detail").asText()).isEqualTo("Too long");
    assertThat(problem.path("since").asText()).isEqualTo(NOW.toString());
    assertThat(whole(ContractStatus.ABANDONED, List.of()).path("problem").isNull()).isTrue();
  }

  @Test
  void how_a_person_was_checked_is_said_with_the_destination_masked() {
    JsonNode people =
        whole(
                ContractStatus.OPEN,
                List.of(
                    person(1, Role.SIGNER, RecipientStatus.SIGNED),
                    person(2, Role.SIGNER, RecipientStatus.INVITED)))
            .path("recipients");
    assertThat(people.path(0).path("assurance").path("destination").asText())
        .isEqualTo("l***a@example.org");
    assertThat(people.path(0).path("assurance").path("method").asText()).isEqualTo("one-time-code");
    assertThat(people.path(1).path("assurance").isNull()).isTrue();
  }

  @Test
  void what_was_asked_for_says_whether_it_was_given_and_where_it_is() {
    JsonNode shown = whole(ContractStatus.OPEN, List.of());
    assertThat(shown.path("collect").findValuesAsText("state")).containsExactly("given", "open");
    assertThat(shown.path("collect").path(0).path("annexes").toString()).isEqualTo("[2]");
    assertThat(shown.path("annexes").findValuesAsText("from")).containsExactly("sender", "p2");
    assertThat(shown.path("annexes").path(1).path("href").asText()).endsWith("/annexes/2");
    assertThat(shown.path("annexes").path(0).path("request").isNull()).isTrue();
  }

  @Test
  void an_event_says_whom_it_is_about() {
    JsonNode event = whole(ContractStatus.OPEN, List.of()).path("events").path(0);
    assertThat(event.path("data").path("recipient").asText()).isEqualTo("p1");
  }
}
