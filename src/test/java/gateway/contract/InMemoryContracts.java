package gateway.contract;

import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Contracts in maps, with the same compare-and-set as the real store. */
public final class InMemoryContracts implements Contracts {
  private final Map<ContractId, Contract> contracts = new TreeMap<>();
  private final Map<RecipientId, Recipient> recipients = new TreeMap<>();
  private final Map<ContractId, Map<String, Property>> properties = new TreeMap<>();
  private final Map<DocumentId, Document> documents = new TreeMap<>();

  @Override
  public synchronized void insert(
      Contract contract, List<Recipient> people, List<Property> values, List<Document> files) {
    contracts.put(contract.id(), contract);
    people.forEach(recipient -> recipients.put(recipient.id(), recipient));
    values.forEach(property -> putProperty(contract.id(), property));
    files.forEach(document -> documents.put(document.id(), document));
  }

  @Override
  public synchronized Optional<Contract> find(TenantId tenant, ContractId id) {
    return Optional.ofNullable(contracts.get(id)).filter(c -> c.tenant().equals(tenant));
  }

  @Override
  public synchronized Optional<Contract> findByExternalId(TenantId tenant, String externalId) {
    return contracts.values().stream()
        .filter(c -> c.tenant().equals(tenant) && externalId.equals(c.externalId()))
        .findFirst();
  }

  @Override
  public synchronized Contract get(ContractId id) {
    Contract contract = contracts.get(id);
    if (contract == null) {
      throw new PermanentFailure("contract.unknown", "No contract " + id);
    }
    return contract;
  }

  @Override
  public synchronized List<Contract> list(TenantId tenant, ContractId after, int limit) {
    return contracts.values().stream()
        .filter(c -> c.tenant().equals(tenant) && c.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<ContractId> overdue(Instant now) {
    return contracts.values().stream()
        .filter(c -> c.status() == ContractStatus.OPEN)
        .filter(c -> c.expiresAt() != null && !c.expiresAt().isAfter(now))
        .map(Contract::id)
        .toList();
  }

  @Override
  public synchronized List<ContractId> unfinished() {
    return contracts.values().stream()
        .filter(
            c -> c.status().isAlive() || (c.status() == ContractStatus.CLOSED && !c.announced()))
        .map(Contract::id)
        .toList();
  }

  @Override
  public synchronized Contract update(Contract contract) {
    if (get(contract.id()).version() != contract.version()) {
      throw new TransientFailure("store.conflict", "The contract was changed meanwhile");
    }
    Contract stored = versioned(contract, contract.version() + 1);
    contracts.put(stored.id(), stored);
    return stored;
  }

  @Override
  public synchronized List<Recipient> recipients(ContractId id) {
    return recipients.values().stream()
        .filter(recipient -> recipient.contract().equals(id))
        .sorted(Comparator.comparingInt(Recipient::rank).thenComparing(Recipient::id))
        .toList();
  }

  @Override
  public synchronized Optional<Recipient> recipient(RecipientId id) {
    return Optional.ofNullable(recipients.get(id));
  }

  @Override
  public synchronized Recipient update(Recipient r) {
    Recipient known = recipients.get(r.id());
    if (known == null || known.version() != r.version()) {
      throw new TransientFailure("store.conflict", "The recipient was changed meanwhile");
    }
    Recipient stored =
        new Recipient(
            r.id(),
            r.contract(),
            r.rank(),
            r.key(),
            r.role(),
            r.mode(),
            r.person(),
            r.locale(),
            r.status(),
            r.reviewed(),
            r.consentText(),
            r.typedSignature(),
            r.assurance(),
            r.refusalReason(),
            r.viewedAt(),
            r.actedAt(),
            r.mark(),
            r.version() + 1);
    recipients.put(stored.id(), stored);
    return stored;
  }

  @Override
  public synchronized List<Property> properties(ContractId id) {
    return new ArrayList<>(properties.getOrDefault(id, Map.of()).values());
  }

  @Override
  public synchronized void putProperty(ContractId id, Property property) {
    properties.computeIfAbsent(id, key -> new LinkedHashMap<>()).put(property.key(), property);
  }

  @Override
  public synchronized List<Document> documents(ContractId id) {
    return documents.values().stream()
        .filter(document -> document.contract().equals(id))
        .sorted(Comparator.comparingInt(Document::index))
        .toList();
  }

  @Override
  public synchronized Document update(Document document) {
    Document known = documents.get(document.id());
    if (known == null || known.revision() != document.revision()) {
      throw new TransientFailure("store.conflict", "The document was changed meanwhile");
    }
    Document stored =
        new Document(
            document.id(),
            document.contract(),
            document.index(),
            document.name(),
            document.original(),
            document.current(),
            document.pages(),
            document.fields(),
            document.revision() + 1);
    documents.put(stored.id(), stored);
    return stored;
  }

  private static Contract versioned(Contract c, long version) {
    return new Contract(
        c.id(),
        c.tenant(),
        c.externalId(),
        c.client(),
        c.customer(),
        c.title(),
        c.message(),
        c.level(),
        c.status(),
        c.waitingFor(),
        c.locale(),
        c.createdAt(),
        c.expiresAt(),
        c.closedAt(),
        c.evidence(),
        c.prepared(),
        c.announced(),
        c.remindEvery(),
        version);
  }
}
