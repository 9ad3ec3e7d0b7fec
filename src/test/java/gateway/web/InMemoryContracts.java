package gateway.web;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Property;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** Contracts and blobs in memory, enough for what the API reads. */
@NullUnmarked
final class InMemoryContracts implements Contracts, Blobs {
  private final Map<ContractId, Contract> contracts = new TreeMap<>();
  private final Map<ContractId, List<Recipient>> recipients = new HashMap<>();
  private final Map<ContractId, List<Property>> properties = new HashMap<>();
  private final Map<ContractId, List<Document>> documents = new HashMap<>();
  private final Map<String, byte[]> blobs = new HashMap<>();

  @Override
  public void insert(
      Contract contract, List<Recipient> people, List<Property> values, List<Document> files) {
    contracts.put(contract.id(), contract);
    recipients.put(contract.id(), new ArrayList<>(people));
    properties.put(contract.id(), new ArrayList<>(values));
    documents.put(contract.id(), new ArrayList<>(files));
  }

  @Override
  public Optional<Contract> find(TenantId tenant, ContractId id) {
    return Optional.ofNullable(contracts.get(id)).filter(each -> each.tenant().equals(tenant));
  }

  @Override
  public Optional<Contract> findByExternalId(TenantId tenant, String externalId) {
    return contracts.values().stream()
        .filter(each -> each.tenant().equals(tenant) && externalId.equals(each.externalId()))
        .findFirst();
  }

  @Override
  public Contract get(ContractId id) {
    return contracts.get(id);
  }

  @Override
  public List<Contract> list(TenantId tenant, ContractId after, int limit) {
    return contracts.values().stream()
        .filter(each -> each.tenant().equals(tenant) && each.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
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
  public Contract update(Contract contract) {
    contracts.put(contract.id(), contract);
    return contract;
  }

  @Override
  public List<Recipient> recipients(ContractId id) {
    return recipients.get(id);
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
    return properties.get(id);
  }

  @Override
  public void putProperty(ContractId id, Property property) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Document> documents(ContractId id) {
    return documents.get(id);
  }

  @Override
  public Document update(Document document) {
    throw new UnsupportedOperationException();
  }

  @Override
  public BlobRef putForNow(TenantId tenant, long owner, byte[] content) {
    return put(tenant, owner, content);
  }

  @Override
  public BlobRef put(TenantId tenant, long owner, byte[] content) {
    BlobRef ref = new BlobRef(Sha256.hex(content));
    blobs.put(tenant + "/" + owner + "/" + ref, content);
    return ref;
  }

  @Override
  public boolean has(TenantId tenant, long owner, BlobRef ref) {
    return blobs.containsKey(tenant + "/" + owner + "/" + ref);
  }

  @Override
  public byte[] get(TenantId tenant, long owner, BlobRef ref) {
    byte[] content = blobs.get(tenant + "/" + owner + "/" + ref);
    if (content == null) {
      throw new PermanentFailure("blob.missing", "no such blob");
    }
    return content;
  }
}
