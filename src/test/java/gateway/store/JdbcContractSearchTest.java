package gateway.store;

import static gateway.store.Stores.ACME;
import static gateway.store.Stores.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractSearch.Group;
import gateway.contract.ContractSearch.Line;
import gateway.contract.ContractSearch.Query;
import gateway.contract.ContractSearch.Trouble;
import gateway.contract.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class JdbcContractSearchTest {
  @TempDir Path folder;
  private Database database;
  private JdbcContracts contracts;
  private JdbcContractSearch search;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    contracts = new JdbcContracts(database);
    search = new JdbcContractSearch(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Contract contract(TenantId tenant, String externalId) {
    Contract contract = Stores.contract(tenant, externalId);
    contracts.insert(
        contract, List.of(Stores.recipient(contract, 1, "signer1")), List.of(), List.of());
    return contract;
  }

  private static Query all() {
    return new Query(null, "", null, null);
  }

  private List<ContractId> found(Query query) {
    return search.find(ACME, query, null, 50).stream().map(line -> line.contract().id()).toList();
  }

  private List<ContractId> found(String text) {
    return found(new Query(null, text, null, null));
  }

  @Test
  void contracts_come_newest_first_and_page_after_page_without_gap_or_repeat() {
    List<ContractId> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.add(0, contract(ACME, "order-" + i).id());
    }
    contract(OTHER, "order-0");

    List<ContractId> seen = new ArrayList<>();
    List<Line> page = search.find(ACME, all(), null, 3);
    while (!page.isEmpty()) {
      page.forEach(line -> seen.add(line.contract().id()));
      page = search.find(ACME, all(), seen.get(seen.size() - 1), 3);
    }

    assertThat(seen).isEqualTo(ids);
  }

  @Test
  void a_line_has_its_people_and_its_last_event() {
    Contract contract = contract(ACME, "order-1");
    JdbcEvents events = new JdbcEvents(database, Clock.fixed(Stores.NOW, ZoneOffset.UTC));
    events.record(contract, "contract.opened", Map.of());
    events.record(contract, "recipient.invited", Map.of());
    contract(ACME, "order-2");

    List<Line> lines = search.find(ACME, all(), null, 50);

    assertThat(lines).extracting(Line::lastEvent).containsExactly("", "recipient.invited");
    assertThat(lines).allSatisfy(line -> assertThat(line.people()).hasSize(1));
    assertThat(lines.get(0).lastAt()).isEqualTo(Stores.NOW);
  }

  @Test
  void the_beginning_of_a_word_finds_title_external_id_and_name_whatever_the_accents() {
    ContractId id = contract(ACME, "ORDER-4711").id();
    contract(OTHER, "ORDER-4711");

    for (String text :
        List.of("entret", "CONTRAT lea", "order-4711", "471", "mart", id.toString())) {
      assertThat(found(text)).as(text).containsExactly(id);
    }
    for (String text : List.of("711", "contrat paul", "lea' OR '1'='1", "%", "a_c")) {
      assertThat(found(text)).as(text).isEqualTo("%".equals(text) ? List.of(id) : List.of());
    }
  }

  @Test
  void days_and_groups_narrow_the_list() {
    ContractId draft = contract(ACME, "a").id();
    Contract opened = contracts.update(contract(ACME, "b").opened());
    contracts.update(contract(ACME, "c").abandoned());

    Instant day = Stores.NOW;
    assertThat(found(new Query(null, "", day, day.plusMillis(1)))).hasSize(3);
    assertThat(found(new Query(null, "", day.plusMillis(1), null))).isEmpty();
    assertThat(found(new Query(null, "", null, day))).isEmpty();
    assertThat(found(new Query(Group.OPEN, "", null, null))).containsExactly(opened.id(), draft);
    assertThat(search.counts(ACME))
        .isEqualTo(Map.of(Group.TO_DO, 0L, Group.OPEN, 2L, Group.SIGNED, 0L, Group.ENDED, 1L));
    assertThat(search.counts(OTHER)).containsEntry(Group.OPEN, 0L);
  }

  @Test
  void what_is_stuck_is_to_do() {
    contract(ACME, "fine");
    ContractId parked = contract(ACME, "parked").id();
    ContractId undelivered = contract(ACME, "undelivered").id();
    ContractId unreachable = contract(ACME, "unreachable").id();
    database.update(
        "INSERT INTO parked_work (kind, key, code, message, since) VALUES ('chain', ?, 'c', 'm',"
            + " 0)",
        parked.toString());
    database.update(
        """
        INSERT INTO endpoint (id, tenant, url, named_by, state, created_at)
        VALUES (1, 'acme', 'https://erp.example.org', 'TENANT', 'ACTIVE', 0)
        """);
    database.update(
        """
        INSERT INTO delivery (id, tenant, contract, event_id, event_type, endpoint, origin,
          content_type, body, state, attempts, tries, replays, next_at, created_at)
        VALUES (1, 'acme', ?, 'evt', 'contract.closed', 1, '', '', ?, 'PARKED', 9, 9, 0, 0, 0)
        """,
        undelivered.value(),
        new byte[0]);
    database.update(
        """
        INSERT INTO mail_outbox (id, tenant, contract, recipient, occasion, dedupe_key, message_id,
          state, attempts, created_at, not_after)
        VALUES (1, 'acme', ?, 1, 'INVITATION', 'k', 'm', 'FAILED', 1, 0, 0)
        """,
        unreachable.value());

    Query toDo = new Query(Group.TO_DO, "", null, null);
    assertThat(found(toDo)).containsExactlyInAnyOrder(parked, undelivered, unreachable);
    assertThat(search.find(OTHER, toDo, null, 50)).isEmpty();
    assertThat(search.counts(ACME)).containsEntry(Group.TO_DO, 3L);
    assertThat(search.troubles(ACME, parked)).containsExactly(Trouble.CHAIN);
    assertThat(search.troubles(ACME, undelivered)).containsExactly(Trouble.DELIVERY);
    assertThat(search.troubles(ACME, unreachable)).containsExactly(Trouble.MAIL);
    contracts.update(contracts.get(unreachable).abandoned());
    assertThat(search.troubles(ACME, unreachable)).as("nobody waits any more").isEmpty();
  }
}
