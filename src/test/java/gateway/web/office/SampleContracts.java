package gateway.web.office;

import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.FieldStatus;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import gateway.contract.TenantId;
import gateway.evidence.HashChainedAuditLog;
import gateway.store.Database;
import gateway.store.JdbcAuditRows;
import gateway.store.JdbcContracts;
import gateway.store.JdbcEvents;
import gateway.store.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A few contracts in every state, of invented people. */
final class SampleContracts {
  private final Database database;
  private final JdbcContracts contracts;
  private final Clock clock;

  SampleContracts(Database database, Clock clock) {
    this.database = database;
    this.contracts = new JdbcContracts(database);
    this.clock = clock;
  }

  /** One of each, the most telling last and so first in the list. */
  void all() {
    one("Bail du local 12", "B-1001", ContractStatus.EXPIRED, "Paul", "Petit", 40);
    one(
        "Avenant n° 2 au contrat d'entretien",
        "C-2002",
        ContractStatus.ABANDONED,
        "Ana",
        "Roy",
        30);
    one("Mandat de prélèvement", "M-3003", ContractStatus.REFUSED, "Zoé", "Müller", 12);
    one("Contrat de maintenance", "D-4004", ContractStatus.CLOSED, "Noé", "Nguyen", 9);
    one(
        "Devis signé - rénovation de la toiture de l'école communale",
        null,
        ContractStatus.SIGNED,
        "Inès",
        "Da Silva",
        4);
    one("Contrat d'entretien", "order-4711", ContractStatus.OPEN, "Léa", "Martin", 3);
    one(
        "Empfangsbestätigung".repeat(5),
        "R".repeat(80),
        ContractStatus.OPEN,
        "Wolfeschlegelsteinhausen".repeat(4),
        "Müller",
        2);
    one("Accord de confidentialité", "N-6006", ContractStatus.DRAFT, "Hugo", "Bernard", 0);
  }

  Contract one(
      String title,
      @Nullable String externalId,
      ContractStatus status,
      String first,
      String last,
      int daysAgo) {
    return one(Stores.ACME, title, externalId, status, first, last, daysAgo);
  }

  Contract one(
      TenantId tenant,
      String title,
      @Nullable String externalId,
      ContractStatus status,
      String first,
      String last,
      int daysAgo) {
    Instant created = clock.instant().minus(Duration.ofDays(daysAgo));
    Contract contract =
        new Contract(
            new ContractId(Stores.newId()),
            tenant,
            externalId,
            "demo",
            null,
            title,
            "Bonjour",
            Level.B_T,
            status,
            null,
            "fr",
            created,
            null,
            null,
            null,
            true,
            false,
            0);
    Recipient person = Stores.recipient(contract, 1, "signer1");
    Recipient seen =
        new Recipient(
            person.id(),
            contract.id(),
            1,
            "signer1",
            person.role(),
            person.mode(),
            Stores.person(first, last, "person" + person.id().value() + "@example.org"),
            "fr",
            statusOf(status),
            Map.of(),
            null,
            null,
            null,
            null,
            null,
            null);
    contracts.insert(contract, List.of(seen), List.of(), List.of());
    if (status != ContractStatus.DRAFT) {
      JdbcEvents events = new JdbcEvents(database, Clock.fixed(created, clock.getZone()));
      events.record(contract, "contract.opened", Map.of());
      events.record(contract, "recipient.invited", Map.of());
      if (status == ContractStatus.CLOSED) {
        events.record(contract, "contract.closed", Map.of());
      }
    }
    return contract;
  }

  /** An open contract with everything a page can show. */
  static Contract rich(OfficeServer server) {
    SampleContracts samples = new SampleContracts(server.database, server.clock);
    Contract contract =
        samples.make(
            Stores.ACME,
            "Contrat d'entretien de la chaudière",
            "order-8" + Stores.newId(),
            ContractStatus.OPEN,
            server.clock.instant().minus(Duration.ofDays(3)));
    Recipient approver =
        samples.person(
            contract, 1, "approver1", Role.APPROVER, RecipientStatus.APPROVED, "Ana", "Roy");
    Recipient lea =
        samples.person(
            contract, 2, "signer1", Role.SIGNER, RecipientStatus.INVITED, "Léa", "Martin");
    Recipient paul =
        samples.person(
            contract, 3, "signer2", Role.SIGNER, RecipientStatus.WAITING, "Paul", "Petit");
    Recipient copy =
        samples.person(contract, 4, "copy1", Role.COPY, RecipientStatus.WAITING, "Zoé", "Blanc");
    BlobRef[] blob = new BlobRef[1];
    byte[] pdf = "%PDF-1.7 sample".getBytes(StandardCharsets.US_ASCII);
    server.database.run(
        () -> blob[0] = server.blobs.put(contract.tenant(), contract.id().value(), pdf));
    server.contracts.insert(
        contract,
        List.of(approver, lea, paul, copy),
        List.of(
            new Property("amount", "120.00", "Montant", PropertyType.NUMBER, true, "sender", "api"),
            new Property("start", "2027-01-15", "Début", PropertyType.DATE, true, "sender", "api"),
            new Property("rush", "true", "Urgent", PropertyType.CHECKBOX, false, "sender", "api"),
            new Property(
                "siteAddress", null, "Adresse du site", PropertyType.TEXT, true, "signer1", "")),
        List.of(
            new Document(
                new DocumentId(Stores.newId()),
                contract.id(),
                0,
                "entretien \"été\".pdf",
                blob[0],
                blob[0],
                4,
                List.of(
                    field("amount", FieldStatus.PLACED),
                    field("sc_sign9", FieldStatus.UNKNOWN_RECIPIENT)),
                0)));
    JdbcEvents events = new JdbcEvents(server.database, server.clock);
    events.record(contract, "recipient.invited", Map.of());
    HashChainedAuditLog then =
        new HashChainedAuditLog(
            new JdbcAuditRows(server.database),
            server.database,
            Clock.fixed(contract.createdAt(), server.clock.getZone()));
    then.append(contract.id(), "contract.received", Map.of(), Map.of());
    then.append(
        contract.id(),
        "recipient.invited",
        Map.of("recipient", "signer1", "channel", "email"),
        Map.of());
    long id = Stores.newId();
    server.database.update(
        "INSERT INTO endpoint (id, tenant, url, named_by, state, created_at)"
            + " VALUES (?, 'acme', ?, 'TENANT', 'ACTIVE', 0)",
        id,
        "https://erp.example.org/hooks/" + id + "?key=canary");
    server.database.update(
        """
        INSERT INTO delivery (id, tenant, contract, event_id, event_type, endpoint, origin,
          content_type, body, state, attempts, tries, replays, next_at, created_at)
        VALUES (?, 'acme', ?, ?, 'contract.opened', ?, '', '', ?, 'PARKED', 1, 1, 0, 0, 0)
        """,
        id,
        contract.id().value(),
        "evt_" + id,
        id,
        new byte[0]);
    server.database.update(
        "INSERT INTO attempt (id, delivery, number, at, status) VALUES (?, ?, 1, 0, 503)", id, id);
    server.database.update(
        """
        INSERT INTO mail_outbox (id, tenant, contract, recipient, occasion, dedupe_key, message_id,
          state, attempts, created_at, not_after, destination, diagnostic)
        VALUES (?, 'acme', ?, ?, 'INVITATION', ?, ?, 'BOUNCED', 1, ?, 0, 'l***a@example.org',
          '5.1.1 550')
        """,
        id,
        contract.id().value(),
        lea.id().value(),
        "k" + id,
        "m" + id,
        contract.createdAt());
    return contract;
  }

  private static Smartfield field(String name, FieldStatus status) {
    return new Smartfield(
        name,
        2,
        new Smartfield.Box(10, 10, 100, 20),
        "bracket",
        status,
        PropertyType.TEXT,
        null,
        null,
        List.of(),
        null,
        null,
        false,
        10,
        "tag");
  }

  private Contract make(
      TenantId tenant, String title, String externalId, ContractStatus status, Instant created) {
    return new Contract(
        new ContractId(Stores.newId()),
        tenant,
        externalId,
        "demo",
        null,
        title,
        "Bonjour",
        Level.B_T,
        status,
        null,
        "fr",
        created,
        null,
        null,
        null,
        true,
        false,
        0);
  }

  private Recipient person(
      Contract contract,
      int rank,
      String key,
      Role role,
      RecipientStatus status,
      String first,
      String last) {
    RecipientId id = new RecipientId(Stores.newId());
    return new Recipient(
        id,
        contract.id(),
        rank,
        key,
        role,
        Mode.REMOTE_EMAIL,
        Stores.person(first, last, "person" + id.value() + "@example.org"),
        "fr",
        status,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static RecipientStatus statusOf(ContractStatus status) {
    switch (status) {
      case DRAFT:
        return RecipientStatus.WAITING;
      case OPEN:
      case EXPIRED:
      case ABANDONED:
        return RecipientStatus.INVITED;
      case REFUSED:
        return RecipientStatus.REFUSED;
      default:
        return RecipientStatus.SIGNED;
    }
  }
}
