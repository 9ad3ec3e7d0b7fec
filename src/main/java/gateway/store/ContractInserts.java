package gateway.store;

import gateway.contract.Contract;
import gateway.contract.CustomerId;
import gateway.contract.Document;
import gateway.contract.Recipient;

/** Writes the first rows of a contract, in the running transaction. */
final class ContractInserts {
  private final Database database;

  ContractInserts(Database database) {
    this.database = database;
  }

  void insert(Contract contract) {
    CustomerId customer = contract.customer();
    database.update(
        """
        INSERT INTO contract (id, tenant, external_id, client, customer, title, message, level,
          status, waiting_for, locale, created_at, expires_at, closed_at, evidence, prepared,
          announced, remind_every, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        contract.id().value(),
        contract.tenant().value(),
        contract.externalId(),
        contract.client(),
        customer == null ? null : customer.value(),
        contract.title(),
        contract.message(),
        contract.level(),
        contract.status(),
        contract.waitingFor(),
        contract.locale(),
        contract.createdAt(),
        contract.expiresAt(),
        contract.closedAt(),
        ContractRows.digest(contract.evidence()),
        contract.prepared(),
        contract.announced(),
        ContractRows.remindEvery(contract),
        contract.version());
  }

  void insert(Recipient recipient) {
    database.update(
        """
        INSERT INTO recipient (id, contract, rank, key, role, mode, person, locale, status,
          reviewed, consent_text, typed_signature, assurance, refusal_reason, viewed_at, acted_at,
          mark, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        recipient.id().value(),
        recipient.contract().value(),
        recipient.rank(),
        recipient.key(),
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
        recipient.version());
  }

  void insert(Document document) {
    database.update(
        """
        INSERT INTO document (id, contract, place, name, original, current, pages, fields, revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        document.id().value(),
        document.contract().value(),
        document.index(),
        document.name(),
        document.original().sha256(),
        document.current().sha256(),
        document.pages(),
        Json.write(document.fields()),
        document.revision());
  }
}
