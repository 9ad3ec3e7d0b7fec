package gateway.signing;

import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.base.TransientFailure;
import gateway.contract.AuditLog;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Events;
import gateway.contract.FieldNames;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.Turns;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The step of the chain that makes the next consenting person's signature: one act, one short-lived
 * key, every document. One person after the other, the first to agree first. The timestamp
 * authority is probed before: a key that lives for minutes must never sign what cannot be
 * timestamped.
 */
public final class ContractSigning {
  private final Contracts contracts;
  private final Blobs blobs;
  private final Events events;
  private final AuditLog audit;
  private final Organisations organisations;
  private final Transactions transactions;
  private final CertificateAuthority authority;
  private final TimestampSource timestamps;
  private final TimestampWait wait;
  private final ConsentLapse lapse;
  private final ReviewedRevisions reviewed;
  private final Clock clock;

  public ContractSigning(
      Contracts contracts,
      Blobs blobs,
      Events events,
      AuditLog audit,
      Organisations organisations,
      Transactions transactions,
      CertificateAuthority authority,
      TimestampSource timestamps,
      LapseNotice notice,
      Clock clock) {
    this.contracts = contracts;
    this.blobs = blobs;
    this.events = events;
    this.audit = audit;
    this.organisations = organisations;
    this.transactions = transactions;
    this.authority = authority;
    this.timestamps = timestamps;
    this.wait = new TimestampWait(contracts, audit, transactions);
    this.lapse = new ConsentLapse(contracts, audit, transactions, notice);
    this.reviewed = new ReviewedRevisions(blobs);
    this.clock = clock;
  }

  /** Make the next signature, if somebody has consented and not signed. Idempotent. */
  public SigningOutcome run(ContractId id) {
    Contract contract = contracts.get(id);
    if (contract.status() != ContractStatus.OPEN) {
      return SigningOutcome.NOTHING;
    }
    boolean stamped = SigningLevels.timestamped(contract.level());
    Optional<Recipient> next = firstConsented(id);
    if (next.isEmpty()) {
      return nobodyLeft(id);
    }
    List<Document> documents = contracts.documents(id);
    Optional<List<byte[]>> revisions = reviewed.of(contract, next.get(), documents);
    if (revisions.isEmpty()) {
      return lapse.record(id, next.get(), documents)
          ? SigningOutcome.LAPSED
          : SigningOutcome.NOTHING;
    }
    try {
      return sign(contract, next.get(), documents, revisions.get(), stamped ? timestamps : null);
    } catch (TransientFailure e) {
      wait.enter(id, "sign", e);
      return SigningOutcome.WAITING;
    }
  }

  private SigningOutcome sign(
      Contract contract,
      Recipient recipient,
      List<Document> documents,
      List<byte[]> revisions,
      @Nullable TimestampSource source) {
    int token = source == null ? 0 : source.stamp(SignedSet.digest(revisions)).token().length;
    Organisation organisation = organisations.of(contract.tenant());
    Instant now = clock.instant();
    String typed = recipient.typedSignature();
    String name = recipient.person().displayName();
    SignedSet set =
        SignedSet.prepare(
            documents,
            revisions,
            new SignatureRequest(
                FieldNames.signature(recipient.key()),
                name,
                now,
                SignatureWords.person(typed == null ? name : typed, now, organisation, contract),
                Mark.of(contract, recipient, blobs)));
    // From here on a failing timestamp throws the key and everything made with it away.
    SigningIdentity identity =
        authority.mint(
            new Signatory(
                name, recipient.id().toString(), recipient.person().get(PersonField.email)));
    List<byte[]> files = set.sign(identity, source, token);
    List<Document> stored = set.store(blobs, contract, files);
    return transactions.call(() -> commit(contract.id(), recipient, identity, set, stored, now));
  }

  private SigningOutcome commit(
      ContractId id,
      Recipient recipient,
      SigningIdentity identity,
      SignedSet set,
      List<Document> stored,
      Instant now) {
    Contract contract = contracts.get(id);
    Recipient current =
        contracts.recipient(recipient.id()).orElseThrow(() -> gone(recipient.id().toString()));
    if (contract.status() != ContractStatus.OPEN || current.status() != RecipientStatus.CONSENTED) {
      // Cancelled, refused or signed by another node meanwhile: this signature is dropped.
      return SigningOutcome.NOTHING;
    }
    List<Map<String, ?>> changes = set.commit(contracts, stored);
    contracts.update(current.signed(now));
    Map<String, Object> facts = new HashMap<>();
    facts.put("recipient", recipient.id().toString());
    facts.put("key", recipient.key());
    facts.put("level", contract.level().text());
    facts.put("certificate", Certificates.fingerprint(identity.certificate()));
    facts.put("documents", changes);
    audit.append(id, "recipient.signed", facts, personal(recipient));
    boolean all = Turns.current(contracts.recipients(id)).isEmpty();
    Contract moved =
        contracts.update(all ? contract.waiting(null).signed() : contract.waiting(null));
    events.record(
        moved,
        "recipient.signed",
        Map.of("recipient", recipient.key(), "signedAt", now.toString()));
    if (!all) {
      return SigningOutcome.SIGNED_ONE;
    }
    announceSigned(moved);
    return SigningOutcome.ALL_SIGNED;
  }

  /** The last act was an approval, or no person acts at all: only the seal is missing. */
  private SigningOutcome nobodyLeft(ContractId id) {
    return transactions.call(
        () -> {
          Contract contract = contracts.get(id);
          if (contract.status() != ContractStatus.OPEN
              || !Turns.current(contracts.recipients(id)).isEmpty()) {
            return SigningOutcome.NOTHING;
          }
          announceSigned(contracts.update(contract.waiting(null).signed()));
          return SigningOutcome.ALL_SIGNED;
        });
  }

  private void announceSigned(Contract contract) {
    audit.append(contract.id(), "contract.signed", Map.of(), Map.of());
    events.record(contract, "contract.signed", Map.of());
  }

  /** Who agreed first goes first, among those of one rank. */
  private Optional<Recipient> firstConsented(ContractId id) {
    return contracts.recipients(id).stream()
        .filter(
            person -> person.role() == Role.SIGNER && person.status() == RecipientStatus.CONSENTED)
        .min(
            Comparator.comparingInt(Recipient::rank)
                .thenComparing(Recipient::actedAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Recipient::id));
  }

  private static Map<String, String> personal(Recipient recipient) {
    Map<String, String> personal = new HashMap<>();
    personal.put("name", recipient.person().displayName());
    String email = recipient.person().get(PersonField.email);
    if (email != null) {
      personal.put("email", email);
    }
    String typed = recipient.typedSignature();
    if (typed != null) {
      personal.put("typedSignature", typed);
    }
    return personal;
  }

  private static PermanentFailure gone(String what) {
    return new PermanentFailure("recipient.unknown", "The recipient " + what + " does not exist");
  }
}
