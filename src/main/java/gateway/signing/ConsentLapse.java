package gateway.signing;

import gateway.base.Sha256;
import gateway.base.Transactions;
import gateway.contract.AuditLog;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody was faster: what a person agreed to is not what would be signed. Nobody signs what he
 * did not see, so the consent falls and the person is asked to look again.
 */
final class ConsentLapse {
  private final Contracts contracts;
  private final AuditLog audit;
  private final Transactions transactions;
  private final LapseNotice notice;

  ConsentLapse(Contracts contracts, AuditLog audit, Transactions transactions, LapseNotice notice) {
    this.contracts = contracts;
    this.audit = audit;
    this.transactions = transactions;
    this.notice = notice;
  }

  /** Take the consent back; returns whether it was still the one that lapsed. */
  boolean record(ContractId id, Recipient recipient, List<Document> movedTo) {
    return transactions.call(
        () -> {
          Recipient current = contracts.recipient(recipient.id()).orElse(recipient);
          if (current.status() != RecipientStatus.CONSENTED
              || !current.reviewed().equals(recipient.reviewed())) {
            return false;
          }
          Contract contract = contracts.get(id);
          Recipient lapsed = contracts.update(current.lapsed());
          Map<String, ?> facts =
              Map.of(
                  "recipient",
                  recipient.key(),
                  "because",
                  "document-moved",
                  "movedTo",
                  movedTo.stream().map(document -> document.current().sha256()).toList());
          audit.append(id, "recipient.lapsed", facts, Map.of());
          notice.tell(contract, lapsed, revision(movedTo));
          return true;
        });
  }

  /** Return one name for the state of all documents. */
  private static String revision(List<Document> documents) {
    return Sha256.hex(
            documents.stream()
                .map(document -> document.current().sha256())
                .collect(Collectors.joining(" ")))
        .substring(0, 16);
  }
}
