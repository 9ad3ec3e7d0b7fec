package gateway.store;

import static gateway.store.Stores.ACME;
import static gateway.store.Stores.NOW;
import static gateway.store.Stores.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.contract.Assurance;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.FieldStatus;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Smartfield;
import gateway.contract.WaitingFor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class JdbcContractsTest {
  private static final BlobRef BLOB = new BlobRef("ab".repeat(32));

  @TempDir Path folder;
  private Database database;
  private JdbcContracts contracts;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    contracts = new JdbcContracts(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_contract_comes_back_whole_with_all_that_belongs_to_it() {
    Contract contract = Stores.contract(ACME, "order-1").waiting(WaitingFor.TIMESTAMP);
    Recipient second = Stores.recipient(contract, 2, "signer2");
    Recipient first =
        Stores.recipient(contract, 1, "signer1")
            .withReviewed(Map.of(0, BLOB, 1, BLOB))
            .agreed("J'ai lu et j'accepte", "Léa Martin", null)
            .consented(new Assurance("one-time-code", "email", "l…a@example.org", "paraph", NOW));
    Property amount =
        new Property("amount", "120.00", "Montant", PropertyType.NUMBER, true, "sender", "api");
    Property site =
        new Property("siteAddress", null, "Adresse", PropertyType.TEXT, true, "signer1", "");
    Document document = document(contract);

    contracts.insert(contract, List.of(second, first), List.of(site, amount), List.of(document));

    assertThat(contracts.find(ACME, contract.id())).contains(contract);
    assertThat(contracts.get(contract.id())).isEqualTo(contract);
    assertThat(contracts.findByExternalId(ACME, "order-1")).contains(contract);
    assertThat(contracts.recipients(contract.id())).containsExactly(first, second);
    assertThat(contracts.recipient(second.id())).contains(second);
    assertThat(contracts.properties(contract.id())).containsExactly(site, amount);
    assertThat(contracts.documents(contract.id())).containsExactly(document);
  }

  @Test
  void another_tenant_finds_nothing() {
    Contract contract = Stores.contract(ACME, "order-1");
    contracts.insert(contract, List.of(), List.of(), List.of());

    assertThat(contracts.find(OTHER, contract.id())).isEmpty();
    assertThat(contracts.findByExternalId(OTHER, "order-1")).isEmpty();
    assertThat(contracts.list(OTHER, new ContractId(0), 10)).isEmpty();
  }

  @Test
  void an_external_id_is_unique_in_its_tenant_only_and_may_be_absent() {
    insert(Stores.contract(ACME, "order-1"));
    insert(Stores.contract(OTHER, "order-1"));
    insert(Stores.contract(ACME, null));
    insert(Stores.contract(ACME, null));

    assertThatThrownBy(() -> insert(Stores.contract(ACME, "order-1")))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("store.conflict"));
  }

  @Test
  void the_slower_of_two_updates_is_refused() {
    Contract contract = insert(Stores.contract(ACME, null));

    Contract opened = contracts.update(contract.opened());

    assertThat(opened.version()).isEqualTo(contract.version() + 1);
    assertThat(contracts.get(contract.id())).isEqualTo(opened);
    assertThatThrownBy(() -> contracts.update(contract.abandoned()))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("store.conflict"));
    assertThat(contracts.get(contract.id()).status()).isEqualTo(ContractStatus.OPEN);
  }

  @Test
  void the_slower_of_two_document_revisions_is_refused() {
    Contract contract = Stores.contract(ACME, null);
    Document document = document(contract);
    contracts.insert(contract, List.of(), List.of(), List.of(document));
    BlobRef next = new BlobRef("cd".repeat(32));

    Document updated = contracts.update(document.withCurrent(next));

    assertThat(updated).isEqualTo(contracts.documents(contract.id()).get(0));
    assertThat(updated.current()).isEqualTo(next);
    assertThat(updated.original()).isEqualTo(BLOB);
    assertThatThrownBy(() -> contracts.update(document.withCurrent(BLOB)))
        .isInstanceOf(TransientFailure.class);
  }

  @Test
  void an_act_that_is_done_is_never_undone() {
    Contract contract = Stores.contract(ACME, null);
    Recipient recipient = Stores.recipient(contract, 1, "signer1");
    contracts.insert(contract, List.of(recipient), List.of(), List.of());
    contracts.update(recipient.signed(NOW));

    assertThatThrownBy(() -> contracts.update(recipient.refused(NOW, "trop cher")))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("store.conflict"));
    assertThat(contracts.recipient(recipient.id()).orElseThrow().status())
        .isEqualTo(RecipientStatus.SIGNED);
  }

  @Test
  void a_property_keeps_its_place_when_it_gets_a_value() {
    Contract contract = Stores.contract(ACME, null);
    Property a = new Property("b", null, "B", PropertyType.TEXT, true, "signer1", "");
    Property b = new Property("a", "x", "A", PropertyType.TEXT, false, "sender", "api");
    contracts.insert(contract, List.of(), List.of(a, b), List.of());

    contracts.putProperty(contract.id(), a.withValue("Paris", "signer1"));

    assertThat(contracts.properties(contract.id()))
        .containsExactly(a.withValue("Paris", "signer1"), b);
  }

  @Test
  void pages_of_a_list_follow_each_other() {
    List<ContractId> ids =
        List.of(1, 2, 3).stream().map(i -> insert(Stores.contract(ACME, null)).id()).toList();

    assertThat(contracts.list(ACME, new ContractId(0), 2))
        .extracting(Contract::id)
        .containsExactlyElementsOf(ids.subList(0, 2));
    assertThat(contracts.list(ACME, ids.get(1), 2))
        .extracting(Contract::id)
        .containsExactly(ids.get(2));
  }

  @Test
  void contracts_whose_chain_has_more_to_do_are_found() {
    Contract draft = insert(Stores.contract(ACME, null));
    Contract open = Stores.contract(ACME, null);
    Recipient invited = Stores.recipient(open, 1, "signer1");
    contracts.insert(open, List.of(invited), List.of(), List.of());
    contracts.update(open.opened());
    contracts.update(invited.withStatus(RecipientStatus.INVITED));
    Contract nobodyInvited = open(null);
    Contract consented = Stores.contract(ACME, null);
    Recipient recipient = Stores.recipient(consented, 1, "signer1");
    contracts.insert(consented, List.of(recipient), List.of(), List.of());
    contracts.update(consented.opened());
    contracts.update(
        recipient.consented(new Assurance("one-time-code", "email", "l…a", "paraph", NOW)));
    Contract signed = contracts.update(open(null).signed());
    Contract closed = contracts.update(contracts.update(open(null).signed()).closed(NOW, BLOB));
    Contract announced =
        contracts.update(
            contracts
                .update(contracts.update(open(null).signed()).closed(NOW, BLOB))
                .withAnnounced());

    assertThat(contracts.unfinished())
        .containsExactlyInAnyOrder(
            draft.id(), nobodyInvited.id(), consented.id(), signed.id(), closed.id())
        .doesNotContain(open.id(), announced.id());
  }

  @Test
  void nothing_of_a_failed_transaction_stays() {
    Contract contract = Stores.contract(ACME, null);

    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      insert(contract);
                      throw new PermanentFailure("test", "no");
                    }))
        .isInstanceOf(PermanentFailure.class);

    assertThat(contracts.find(ACME, contract.id())).isEmpty();
    assertThatThrownBy(() -> contracts.get(contract.id()))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("contract.unknown"));
  }

  private Contract open(String externalId) {
    return contracts.update(insert(Stores.contract(ACME, externalId)).opened());
  }

  private Contract insert(Contract contract) {
    contracts.insert(contract, List.of(), List.of(), List.of());
    return contract;
  }

  private static Document document(Contract contract) {
    Smartfield field =
        new Smartfield(
            "sc_sign1.nom",
            1,
            new Smartfield.Box(10.5, 20, 100, 12.25),
            "bracket",
            FieldStatus.PLACED,
            PropertyType.CHOICE,
            "signer1",
            null,
            List.of("oui", "non"),
            null,
            null,
            true,
            11,
            "api",
            "Êtes-vous d'accord ?",
            "oui",
            3,
            "why");
    return new Document(
        new DocumentId(Stores.newId()),
        contract.id(),
        0,
        "contrat « été ».pdf",
        BLOB,
        BLOB,
        3,
        List.of(field),
        0);
  }
}
