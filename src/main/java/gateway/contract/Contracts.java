package gateway.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The store of contracts. Writes join the running transaction ({@link gateway.base.Transactions});
 * each update compares and sets, and throws {@link gateway.base.TransientFailure} {@code
 * store.conflict} when somebody was faster.
 */
public interface Contracts {
  void insert(
      Contract contract,
      List<Recipient> recipients,
      List<Property> properties,
      List<Document> documents);

  /** Find a contract of this tenant; another tenant's is not found. */
  Optional<Contract> find(TenantId tenant, ContractId id);

  Optional<Contract> findByExternalId(TenantId tenant, String externalId);

  /**
   * Read a contract for the chain itself, which acts for every tenant.
   *
   * @throws gateway.base.PermanentFailure {@code contract.unknown}
   */
  Contract get(ContractId id);

  /** Return at most {@code limit} contracts with an id above {@code after}, oldest first. */
  List<Contract> list(TenantId tenant, ContractId after, int limit);

  /** Return the ids of contracts whose chain has more to do, so that a sweep can wake them. */
  List<ContractId> unfinished();

  /** Return the ids of OPEN contracts whose time was up by then. */
  List<ContractId> overdue(Instant now);

  /** Replace the row if its version is still the given one; returns the value with its new one. */
  Contract update(Contract contract);

  List<Recipient> recipients(ContractId id);

  Optional<Recipient> recipient(RecipientId id);

  /** Replace the row if its version is still the given one; returns the value with its new one. */
  Recipient update(Recipient recipient);

  List<Property> properties(ContractId id);

  void putProperty(ContractId id, Property property);

  /** Return the documents in the order of their index. */
  List<Document> documents(ContractId id);

  /** Replace the row if its revision is still the given one; returns the value with its new one. */
  Document update(Document document);
}
