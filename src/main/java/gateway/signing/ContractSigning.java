package gateway.signing;

import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.base.TransientFailure;
import gateway.contract.AuditLog;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Events;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The step of the chain that makes the next consenting person's signature. The timestamp authority
 * is probed first: a key that lives for minutes must never sign what cannot be timestamped.
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
    this.clock = clock;
  }

  /** Make the next signature, if somebody has consented and not signed. Idempotent. */
  public SigningOutcome run(ContractId id) {
    Contract contract = contracts.get(id);
    if (contract.status() != ContractStatus.OPEN) {
      return SigningOutcome.NOTHING;
    }
    boolean stamped = SigningLevels.timestamped(contract.level());
    Optional<Recipient> next =
        signers(id).stream()
            .filter(recipient -> recipient.status() == RecipientStatus.CONSENTED)
            .min(Comparator.comparingInt(Recipient::rank).thenComparing(Recipient::id));
    if (next.isEmpty()) {
      return onlySealLeft(id);
    }
    List<Document> documents = contracts.documents(id);
    Optional<List<byte[]>> reviewed = reviewed(contract, next.get(), documents);
    if (reviewed.isEmpty()) {
      return lapse(id, next.get());
    }
    try {
      return sign(contract, next.get(), documents, reviewed.get(), stamped ? timestamps : null);
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
                gateway.contract.FieldNames.signature(recipient.key()),
                name,
                now,
                SignatureWords.person(
                    typed == null ? name : typed, now, organisation, contract.locale())));
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
    boolean all = allSigned(signers(id));
    Contract moved =
        contracts.update(all ? contract.waiting(null).signed() : contract.waiting(null));
    events.record(
        moved,
        "recipient.signed",
        Map.of(
            "recipient",
            recipient.id().toString(),
            "key",
            recipient.key(),
            "signedAt",
            now.toString()));
    if (!all) {
      return SigningOutcome.SIGNED_ONE;
    }
    announceSigned(moved);
    return SigningOutcome.ALL_SIGNED;
  }

  private SigningOutcome onlySealLeft(ContractId id) {
    return transactions.call(
        () -> {
          Contract contract = contracts.get(id);
          List<Recipient> signers = signers(id);
          if (contract.status() != ContractStatus.OPEN
              || signers.isEmpty()
              || !allSigned(signers)) {
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

  /** Return the reviewed revisions in order, or nothing when a document moved on meanwhile. */
  private Optional<List<byte[]>> reviewed(
      Contract contract, Recipient recipient, List<Document> documents) {
    List<byte[]> revisions = new ArrayList<>();
    for (Document document : documents) {
      BlobRef ref = recipient.reviewed().get(document.index());
      if (ref == null) {
        throw new PermanentFailure(
            "signing.not-reviewed",
            "The recipient "
                + recipient.id()
                + " of the contract "
                + contract.id()
                + " consented, but no reviewed revision of document "
                + document.index()
                + " is recorded");
      }
      byte[] revision = blobs.get(contract.tenant(), contract.id().value(), ref);
      byte[] current = blobs.get(contract.tenant(), contract.id().value(), document.current());
      if (revision.length < current.length
          || !Arrays.equals(revision, 0, current.length, current, 0, current.length)) {
        return Optional.empty();
      }
      revisions.add(revision);
    }
    return Optional.of(revisions);
  }

  /** What was agreed to is not what would be signed: the person has to look and agree again. */
  private SigningOutcome lapse(ContractId id, Recipient recipient) {
    transactions.run(
        () -> {
          Recipient current = contracts.recipient(recipient.id()).orElse(recipient);
          if (current.status() != RecipientStatus.CONSENTED
              || !current.reviewed().equals(recipient.reviewed())) {
            return;
          }
          contracts.update(current.lapsed());
          audit.append(
              id,
              "recipient.consent-lapsed",
              Map.of("recipient", recipient.id().toString(), "because", "document-moved"),
              Map.of());
        });
    return SigningOutcome.NOTHING;
  }

  private List<Recipient> signers(ContractId id) {
    return contracts.recipients(id).stream()
        .filter(recipient -> recipient.role() == Role.SIGNER)
        .toList();
  }

  private static boolean allSigned(List<Recipient> signers) {
    return signers.stream()
        .allMatch(
            signer -> signer.mode() == Mode.SEAL || signer.status() == RecipientStatus.SIGNED);
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
