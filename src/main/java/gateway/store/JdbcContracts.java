package gateway.store;

import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Contracts;
import gateway.contract.CustomerId;
import gateway.contract.Document;
import gateway.contract.Property;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Contracts in the database. */
public final class JdbcContracts implements Contracts {
  private final Database database;
  private final ContractInserts inserts;
  private final ContractWords words;

  public JdbcContracts(Database database) {
    this.database = database;
    this.inserts = new ContractInserts(database);
    this.words = new ContractWords(database);
  }

  @Override
  public void insert(
      Contract contract,
      List<Recipient> recipients,
      List<Property> properties,
      List<Document> documents) {
    database.run(
        () -> {
          hold(contract.id());
          inserts.insert(contract);
          recipients.forEach(inserts::insert);
          words.insert(contract, recipients);
          properties.forEach(property -> putProperty(contract.id(), property));
          documents.forEach(inserts::insert);
        });
  }

  @Override
  public Optional<Contract> find(TenantId tenant, ContractId id) {
    hold(id);
    return database.queryOne(
        "SELECT * FROM contract WHERE tenant = ? AND id = ?",
        ContractRows::contract,
        tenant.value(),
        id.value());
  }

  @Override
  public Optional<Contract> findByExternalId(TenantId tenant, String externalId) {
    database.hold("external-id", tenant + "/" + externalId);
    Optional<Contract> found = byExternalId(tenant, externalId);
    return found.isPresent() && hold(found.get().id()) ? byExternalId(tenant, externalId) : found;
  }

  private Optional<Contract> byExternalId(TenantId tenant, String externalId) {
    return database.queryOne(
        "SELECT * FROM contract WHERE tenant = ? AND external_id = ?",
        ContractRows::contract,
        tenant.value(),
        externalId);
  }

  @Override
  public Contract get(ContractId id) {
    hold(id);
    return database
        .queryOne("SELECT * FROM contract WHERE id = ?", ContractRows::contract, id.value())
        .orElseThrow(() -> new PermanentFailure("contract.unknown", "There is no contract " + id));
  }

  @Override
  public List<Contract> list(TenantId tenant, ContractId after, int limit) {
    return database.query(
        "SELECT * FROM contract WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?",
        ContractRows::contract,
        tenant.value(),
        after.value(),
        limit);
  }

  @Override
  public List<ContractId> unfinished() {
    return database.query(
        """
        SELECT id FROM contract WHERE status IN ('DRAFT', 'SIGNED')
        UNION
        SELECT id FROM contract WHERE status = 'CLOSED' AND announced = 0
        UNION
        SELECT c.id FROM recipient r JOIN contract c ON c.id = r.contract
        WHERE r.status = 'CONSENTED' AND c.status = 'OPEN'
        UNION
        SELECT c.id FROM contract c WHERE c.status = 'OPEN' AND NOT EXISTS (
          SELECT 1 FROM recipient r WHERE r.contract = c.id
            AND r.status IN ('INVITED', 'VIEWED', 'CONSENTED'))
        ORDER BY 1
        """,
        row -> new ContractId(row.number("id")));
  }

  @Override
  public List<ContractId> overdue(Instant now) {
    return database.query(
        "SELECT id FROM contract WHERE status = 'OPEN' AND expires_at <= ? ORDER BY id",
        row -> new ContractId(row.number("id")),
        now);
  }

  @Override
  public Contract update(Contract contract) {
    return database.call(
        () -> {
          hold(contract.id());
          compareAndSet(contract);
          return get(contract.id());
        });
  }

  private void compareAndSet(Contract contract) {
    CustomerId customer = contract.customer();
    int changed =
        database.update(
            """
            UPDATE contract SET external_id = ?, client = ?, customer = ?, title = ?, message = ?,
              level = ?, status = ?, waiting_for = ?, locale = ?, expires_at = ?, closed_at = ?,
              evidence = ?, prepared = ?, announced = ?, remind_every = ?, version = version + 1
            WHERE id = ? AND tenant = ? AND version = ?
            """,
            contract.externalId(),
            contract.client(),
            customer == null ? null : customer.value(),
            contract.title(),
            contract.message(),
            contract.level(),
            contract.status(),
            contract.waitingFor(),
            contract.locale(),
            contract.expiresAt(),
            contract.closedAt(),
            ContractRows.digest(contract.evidence()),
            contract.prepared(),
            contract.announced(),
            ContractRows.remindEvery(contract),
            contract.id().value(),
            contract.tenant().value(),
            contract.version());
    requireOne(changed, "contract " + contract.id());
  }

  @Override
  public List<Recipient> recipients(ContractId id) {
    hold(id);
    return database.query(
        "SELECT * FROM recipient WHERE contract = ? ORDER BY rank, id",
        ContractRows::recipient,
        id.value());
  }

  @Override
  public Optional<Recipient> recipient(RecipientId id) {
    Optional<Recipient> found = byId(id);
    return found.isPresent() && hold(found.get().contract()) ? byId(id) : found;
  }

  private Optional<Recipient> byId(RecipientId id) {
    return database.queryOne(
        "SELECT * FROM recipient WHERE id = ?", ContractRows::recipient, id.value());
  }

  @Override
  public Recipient update(Recipient recipient) {
    return database.call(
        () -> {
          hold(recipient.contract());
          compareAndSet(recipient);
          return recipient(recipient.id()).orElseThrow();
        });
  }

  private void compareAndSet(Recipient recipient) {
    int changed =
        database.update(
            """
            UPDATE recipient SET rank = ?, role = ?, mode = ?, person = ?, locale = ?, status = ?,
              reviewed = ?, consent_text = ?, typed_signature = ?, assurance = ?,
              refusal_reason = ?, viewed_at = ?, acted_at = ?, mark = ?, version = version + 1
            WHERE id = ? AND contract = ? AND version = ?
            """,
            recipient.rank(),
            recipient.role(),
            recipient.mode(),
            Json.write(recipient.person().values()),
            recipient.locale(),
            recipient.status(),
            ContractRows.reviewedJson(recipient),
            recipient.consentText(),
            recipient.typedSignature(),
            ContractRows.assuranceJson(recipient),
            recipient.refusalReason(),
            recipient.viewedAt(),
            recipient.actedAt(),
            ContractRows.markJson(recipient),
            recipient.id().value(),
            recipient.contract().value(),
            recipient.version());
    requireOne(changed, "recipient " + recipient.id());
  }

  @Override
  public List<Property> properties(ContractId id) {
    hold(id);
    return database.query(
        "SELECT * FROM property WHERE contract = ? ORDER BY place",
        ContractRows::property,
        id.value());
  }

  @Override
  public void putProperty(ContractId id, Property property) {
    database.run(
        () -> {
          hold(id);
          write(id, property);
        });
  }

  private void write(ContractId id, Property property) {
    database.update(
        """
        INSERT INTO property (contract, key, place, value, label, type, required, fill_by, origin)
        VALUES (?, ?, (SELECT COALESCE(MAX(place), 0) + 1 FROM property WHERE contract = ?),
          ?, ?, ?, ?, ?, ?)
        ON CONFLICT (contract, key) DO UPDATE SET value = excluded.value, label = excluded.label,
          type = excluded.type, required = excluded.required, fill_by = excluded.fill_by,
          origin = excluded.origin
        """,
        id.value(),
        property.key(),
        id.value(),
        property.value(),
        property.label(),
        property.type(),
        property.required(),
        property.fillBy(),
        property.origin());
  }

  @Override
  public List<Document> documents(ContractId id) {
    hold(id);
    return database.query(
        "SELECT * FROM document WHERE contract = ? ORDER BY place",
        ContractRows::document,
        id.value());
  }

  @Override
  public Document update(Document document) {
    return database
        .call(
            () -> {
              hold(document.contract());
              int changed =
                  database.update(
                      """
                      UPDATE document SET current = ?, pages = ?, fields = ?,
                        revision = revision + 1
                      WHERE id = ? AND contract = ? AND revision = ?
                      """,
                      document.current().sha256(),
                      document.pages(),
                      Json.write(document.fields()),
                      document.id().value(),
                      document.contract().value(),
                      document.revision());
              requireOne(changed, "document " + document.id());
              return database.queryOne(
                  "SELECT * FROM document WHERE id = ?",
                  ContractRows::document,
                  document.id().value());
            })
        .orElseThrow();
  }

  private boolean hold(ContractId id) {
    return ContractRows.hold(database, id);
  }

  private static void requireOne(int changed, String what) {
    if (changed == 0) {
      throw new TransientFailure(
          "store.conflict", "Somebody else has just changed the " + what + "; read and try again");
    }
  }
}
