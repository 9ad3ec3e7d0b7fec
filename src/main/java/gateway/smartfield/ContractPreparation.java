package gateway.smartfield;

import gateway.base.Transactions;
import gateway.contract.AuditLog;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.DrawnDate;
import gateway.contract.FieldNames;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.PdfDesk;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import gateway.contract.Turns;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The chain's step "prepare": known values are drawn in place of their tags, values still to come
 * become form fields of their owner, and every signature is laid out before the first one is made.
 */
public final class ContractPreparation {
  private final Transactions transactions;
  private final Contracts contracts;
  private final Blobs blobs;
  private final AuditLog audit;
  private final PdfDesk desk;
  private final Organisations organisations;
  private final Clock clock;

  /** What the step reads and writes. */
  public record Stores(
      Transactions transactions, Contracts contracts, Blobs blobs, AuditLog audit) {}

  public ContractPreparation(
      Stores stores, PdfDesk desk, Organisations organisations, Clock clock) {
    this.transactions = stores.transactions();
    this.contracts = stores.contracts();
    this.blobs = stores.blobs();
    this.audit = stores.audit();
    this.desk = desk;
    this.organisations = organisations;
    this.clock = clock;
  }

  /** Prepare every document, or do nothing when that was done before. */
  public void prepare(ContractId id) {
    Contract contract = contracts.get(id);
    if (contract.prepared()) {
      return;
    }
    List<Recipient> recipients = contracts.recipients(id);
    List<Property> properties = contracts.properties(id);
    Organisation organisation = organisations.of(contract.tenant());
    ReservedValues reserved =
        new ReservedValues(recipients, contract, organisation.zone(), clock.instant());
    List<Document> prepared = new ArrayList<>();
    for (Document document : contracts.documents(id)) {
      byte[] original = blobs.get(contract.tenant(), id.value(), document.original());
      byte[] file =
          desk.prepare(
              original, plan(document, recipients, properties, reserved, contract.locale()));
      BlobRef ref = blobs.put(contract.tenant(), id.value(), file);
      prepared.add(document.prepared(ref, document.fields()));
    }
    transactions.run(
        () -> {
          prepared.forEach(contracts::update);
          contracts.update(contract.withPrepared());
          audit.append(
              id,
              "contract.prepared",
              Map.of("documents", prepared.stream().map(d -> d.current().sha256()).toList()),
              Map.of());
        });
  }

  private static PdfDesk.Preparation plan(
      Document document,
      List<Recipient> recipients,
      List<Property> properties,
      ReservedValues reserved,
      String language) {
    Map<String, String> drawn = new HashMap<>();
    Map<String, String> labels = new HashMap<>();
    document.fields().forEach(field -> reserved.draw(field.name(), drawn));
    Set<String> people =
        recipients.stream().filter(Turns::acts).map(Recipient::key).collect(Collectors.toSet());
    for (Property property : properties) {
      labels.put(property.key(), property.label());
      String value = property.value();
      if (!people.contains(property.fillBy())) {
        // A value the sender left open, or gave to the seal, is drawn as nothing: the tag must go.
        drawn.put(property.key(), value == null ? "" : shown(property, value, document, language));
      }
    }
    List<String> signers = new ArrayList<>();
    recipients.stream()
        .filter(recipient -> recipient.role() == Role.SIGNER && Turns.acts(recipient))
        .forEach(recipient -> signers.add(recipient.key()));
    String seal = FieldNames.sealKey(recipients);
    signers.add(seal);
    // The place of the organisation's seal and that of a signer who is none are one place.
    List<Smartfield> fields =
        document.fields().stream()
            .map(f -> FieldNames.SEAL.equals(f.recipient()) ? f.with(f.status(), seal) : f)
            .toList();
    return new PdfDesk.Preparation(fields, drawn, labels, signers);
  }

  /** A date is written as its field asks for; all else, and a date otherwise, as it was sent. */
  private static String shown(Property property, String value, Document document, String language) {
    if (property.type() != PropertyType.DATE) {
      return value;
    }
    return DrawnDate.formatOf(property.key(), List.of(document))
        .map(format -> DrawnDate.of(value, format, language))
        .orElse(value);
  }
}
