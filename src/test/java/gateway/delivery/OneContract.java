package gateway.delivery;

import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Level;
import gateway.contract.Property;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that holds one contract in memory. */
public final class OneContract implements Contracts {
  public static final ContractId ID = new ContractId(7);
  public static final TenantId TENANT = new TenantId("acme");

  private final List<Recipient> recipients;
  private final List<Document> documents;
  private Contract contract;

  public OneContract(Contract contract, List<Recipient> recipients, List<Document> documents) {
    this.contract = contract;
    this.recipients = List.copyOf(recipients);
    this.documents = List.copyOf(documents);
  }

  public static Contract closed(
      String title, String message, String locale, @Nullable Instant expiresAt) {
    return new Contract(
        ID,
        TENANT,
        "order-1",
        "demo",
        null,
        title,
        message,
        Level.B_T,
        ContractStatus.CLOSED,
        null,
        locale,
        Instant.parse("2026-11-24T09:00:00Z"),
        expiresAt,
        Instant.parse("2026-11-24T09:15:00Z"),
        null,
        true,
        false,
        1);
  }

  @Override
  public Contract get(ContractId id) {
    return contract;
  }

  @Override
  public Contract update(Contract newContract) {
    contract = newContract;
    return newContract;
  }

  @Override
  public List<Recipient> recipients(ContractId id) {
    return recipients;
  }

  @Override
  public List<Document> documents(ContractId id) {
    return documents;
  }

  @Override
  public void insert(Contract c, List<Recipient> r, List<Property> p, List<Document> d) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Contract> find(TenantId tenant, ContractId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Contract> findByExternalId(TenantId tenant, String externalId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Contract> list(TenantId tenant, ContractId after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ContractId> overdue(Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ContractId> unfinished() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Recipient> recipient(RecipientId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Recipient update(Recipient recipient) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Property> properties(ContractId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putProperty(ContractId id, Property property) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Document update(Document document) {
    throw new UnsupportedOperationException();
  }
}
