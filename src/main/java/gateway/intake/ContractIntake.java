package gateway.intake;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.Annexes;
import gateway.contract.AuditLog;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Customer;
import gateway.contract.CustomerId;
import gateway.contract.Customers;
import gateway.contract.Document;
import gateway.contract.Mode;
import gateway.contract.PdfDesk;
import gateway.contract.Person;
import gateway.contract.Recipient;
import gateway.contract.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Receives contracts and people from every way in; see {@link ContractReception}. */
public final class ContractIntake implements ContractReception {
  private final PdfDesk desk;
  private final Transactions transactions;
  private final IntakeLedger ledger;
  private final Contracts contracts;
  private final Customers customers;
  private final CallbackRegistry callbacks;
  private final Annexes annexes;
  private final AuditLog audit;
  private final Work work;
  private final Ids ids;
  private final Clock clock;
  private final CustomerMerge merge;
  private final FileKeeping files;
  private final RecipientList people;

  /** The stores the intake writes to. */
  public record Stores(
      Transactions transactions,
      IntakeLedger ledger,
      Contracts contracts,
      Customers customers,
      Blobs blobs,
      Annexes annexes,
      CallbackRegistry callbacks,
      AuditLog audit) {}

  /**
   * @param modes how people can sign with what this gateway is set up for
   */
  public ContractIntake(
      Stores stores, PdfDesk desk, Work work, Ids ids, Clock clock, Set<Mode> modes) {
    this.desk = desk;
    this.transactions = stores.transactions();
    this.ledger = stores.ledger();
    this.contracts = stores.contracts();
    this.customers = stores.customers();
    this.annexes = stores.annexes();
    this.callbacks = stores.callbacks();
    this.audit = stores.audit();
    this.work = work;
    this.ids = ids;
    this.clock = clock;
    this.merge = new CustomerMerge(customers, ids, clock);
    this.files = new FileKeeping(desk, stores.blobs(), ids);
    this.people = new RecipientList(modes, ids);
  }

  @Override
  public Received receive(
      IntakeSource source, ContractRequest request, Files uploads, Consumer<Received> alongside) {
    Optional<Received> before = before(source);
    if (before.isPresent()) {
      transactions.run(() -> alongside.accept(before.get()));
      return before.get();
    }
    try {
      Instant now = clock.instant();
      ContractId id = new ContractId(ids.next());
      FileKeeping.Seen seen = look(source, request, id, uploads, now);
      FileKeeping.Kept kept = files.keep(source.tenant(), id, seen, now);
      return transactions.call(
          () -> {
            // Asked again inside: two deliveries of one key may have come this far together.
            Received received =
                before(source).orElseGet(() -> write(source, request, id, kept, now));
            alongside.accept(received);
            return received;
          });
    } catch (PermanentFailure failure) {
      if (Refusals.isAboutContent(failure.code())) {
        refuse(source, failure.code(), failure.getMessage());
      }
      throw failure;
    }
  }

  @Override
  public void check(IntakeSource source, ContractRequest request, Files uploads) {
    if (ledger.accepted(source).isEmpty()) {
      look(source, request, new ContractId(ids.next()), uploads, clock.instant());
    }
  }

  private FileKeeping.Seen look(
      IntakeSource source, ContractRequest request, ContractId id, Files uploads, Instant now) {
    List<Recipient> recipients = check(source, request, id, now);
    FileKeeping.Seen seen = files.look(uploads);
    new KnownValues(desk::misfit, request, recipients).check(seen);
    return seen;
  }

  private Optional<Received> before(IntakeSource source) {
    Optional<IntakeLedger.Accepted> accepted = ledger.accepted(source);
    if (accepted.isEmpty()) {
      return Optional.empty();
    }
    ContractId contract = accepted.get().contract();
    if (contract == null || !accepted.get().digest().equals(source.digest())) {
      PermanentFailure conflict = conflict(source, contract);
      refuse(source, conflict.code(), conflict.getMessage());
      throw conflict;
    }
    return Optional.of(new Received(contract, true, List.of()));
  }

  /** What was used once stays used: a contract that went out is not exchanged behind its people. */
  private static PermanentFailure conflict(IntakeSource source, @Nullable ContractId contract) {
    boolean api = source.client() == null;
    String earlier = contract == null ? "an earlier entry" : contract.toString();
    PermanentFailure conflict =
        new PermanentFailure(
            "intake.conflict",
            (api ? "The externalId" : source.location() + ": the row's number or key")
                + " belongs to "
                + earlier
                + ", which came with other content. Send the correction under a new one"
                + (contract == null ? "" : ", and cancel " + earlier + " if nobody is to sign it"));
    return api ? conflict.at("/externalId") : conflict;
  }

  /** Refuse what can be refused before a file is kept; the transaction asks again. */
  private List<Recipient> check(
      IntakeSource source, ContractRequest request, ContractId id, Instant now) {
    Instant expiresAt = request.expiresAt();
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw new PermanentFailure(
              "contract.expires-at", "expiresAt lies in the past; write a time to come")
          .at("/expiresAt");
    }
    checkExternalId(source, request);
    Person customer =
        request.customer().values().isEmpty()
            ? Person.NOBODY
            : merge.merge(source.tenant(), request.customer()).now().person();
    return people.build(id, request, customer);
  }

  private void checkExternalId(IntakeSource source, ContractRequest request) {
    String externalId = request.externalId();
    if (externalId != null && contracts.findByExternalId(source.tenant(), externalId).isPresent()) {
      throw new PermanentFailure(
              "contract.external-id",
              "A contract with this externalId exists already; externalId is unique")
          .at("/externalId");
    }
  }

  private Received write(
      IntakeSource source,
      ContractRequest request,
      ContractId id,
      FileKeeping.Kept kept,
      Instant now) {
    checkExternalId(source, request);
    Optional<Customer> customer =
        request.customer().values().isEmpty()
            ? Optional.empty()
            : Optional.of(takeOver(source, request.customer(), id, now));
    if (customer.isEmpty()) {
      ledger.accept(source, id, null, now);
    }
    Person person = customer.map(Customer::person).orElse(Person.NOBODY);
    List<Recipient> recipients = people.build(id, request, person);
    FieldOwners owners = new FieldOwners(recipients, request.properties());
    List<Document> documents = kept.documents().stream().map(owners::decide).toList();
    Contract contract =
        new Contract(
            id,
            source.tenant(),
            request.externalId(),
            source.client(),
            customer.map(Customer::id).orElse(null),
            request.title(),
            request.message(),
            request.level(),
            ContractStatus.DRAFT,
            null,
            request.locale(),
            now,
            request.expiresAt(),
            null,
            null,
            false,
            false,
            request.remindEvery(),
            0);
    contracts.insert(contract, recipients, owners.properties(), documents);
    annexes.ask(id, request.collect());
    kept.annexes().forEach(annexes::add);
    request.callbacks().forEach(callback -> callbacks.register(id, callback));
    audit.append(
        id,
        "contract.received",
        Map.of(
            "source", source.source(),
            "location", source.location(),
            "contentSha256", source.digest(),
            "documents", documents.stream().map(d -> d.original().sha256()).toList(),
            "annexes", kept.annexes().stream().map(a -> a.content().sha256()).toList()),
        Map.of());
    work.advance(id);
    return new Received(id, false, warnings(owners, request));
  }

  @Override
  public PersonReceived receivePerson(IntakeSource source, Person person) {
    return transactions.call(
        () -> {
          IntakeLedger.Accepted before = ledger.accepted(source).orElse(null);
          CustomerId known = before == null ? null : before.customer();
          if (before != null && known != null && before.digest().equals(source.digest())) {
            return new PersonReceived(known, true);
          }
          // Compared with the latest row only: a value that goes back to what it was is a change.
          ledger.supersede(source);
          return new PersonReceived(takeOver(source, person, null, clock.instant()).id(), false);
        });
  }

  private Customer takeOver(
      IntakeSource source, Person person, @Nullable ContractId contract, Instant now) {
    CustomerMerge.Merged merged = merge.merge(source.tenant(), person);
    long intake = ledger.accept(source, contract, merged.now().id(), now);
    Customer former = merged.former();
    if (former != null && !former.person().equals(merged.now().person())) {
      ledger.keepFormer(former, intake, now);
    }
    customers.put(merged.now());
    return merged.now();
  }

  @Override
  public void refuse(IntakeSource source, String code, String reason) {
    transactions.run(() -> ledger.refuse(source, code, reason, clock.instant()));
  }

  private static List<String> warnings(FieldOwners owners, ContractRequest request) {
    List<String> warnings = new ArrayList<>(owners.warnings());
    for (String signer : owners.placeless()) {
      warnings.add(
          "No document has a place where "
              + signer
              + " signs: the signature is as good, but shows on no page. Write"
              + " {{type=signature;role="
              + signer
              + "}} where it should stand");
    }
    for (ContractRequest.CallbackRequest callback : request.callbacks()) {
      if (callback.include().contains("documents") || callback.include().contains("evidence")) {
        warnings.add(
            "The callback to "
                + callback.url().getHost()
                + " names documents and evidence by their SHA-256; get the files by"
                + " GET /api/v1/contracts/{id}/documents/{n} and /evidence");
      }
    }
    return warnings;
  }
}
