package gateway.signing;

import gateway.base.Transactions;
import gateway.base.TransientFailure;
import gateway.contract.AuditLog;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.FieldNames;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The step of the chain that puts the organisation's seal behind the last person's signature. */
public final class ContractSealing {
  private final Contracts contracts;
  private final Blobs blobs;
  private final AuditLog audit;
  private final Organisations organisations;
  private final Transactions transactions;
  private final CertificateAuthority authority;
  private final TimestampSource timestamps;
  private final SealRegister register;
  private final TimestampWait wait;
  private final Clock clock;

  public ContractSealing(
      Contracts contracts,
      Blobs blobs,
      AuditLog audit,
      Organisations organisations,
      Transactions transactions,
      CertificateAuthority authority,
      TimestampSource timestamps,
      SealRegister register,
      Clock clock) {
    this.contracts = contracts;
    this.blobs = blobs;
    this.audit = audit;
    this.organisations = organisations;
    this.transactions = transactions;
    this.authority = authority;
    this.timestamps = timestamps;
    this.register = register;
    this.wait = new TimestampWait(contracts, audit, transactions);
    this.clock = clock;
  }

  /** Seal the contract's documents as one set. Idempotent. */
  public SealingOutcome run(ContractId id) {
    Contract contract = contracts.get(id);
    if (contract.status() != ContractStatus.SIGNED) {
      return SealingOutcome.NOTHING;
    }
    if (register.sealed(id)) {
      return SealingOutcome.ALREADY_SEALED;
    }
    boolean stamped = SigningLevels.timestamped(contract.level());
    try {
      return seal(contract, stamped ? timestamps : null);
    } catch (TransientFailure e) {
      wait.enter(id, "seal", e);
      return SealingOutcome.WAITING;
    }
  }

  private SealingOutcome seal(Contract contract, @Nullable TimestampSource source) {
    List<Document> documents = contracts.documents(contract.id());
    List<byte[]> revisions =
        documents.stream()
            .map(d -> blobs.get(contract.tenant(), contract.id().value(), d.current()))
            .toList();
    int token = source == null ? 0 : source.stamp(SignedSet.digest(revisions)).token().length;
    Organisation organisation = organisations.of(contract.tenant());
    Instant now = clock.instant();
    SignedSet set =
        SignedSet.prepare(
            documents,
            revisions,
            new SignatureRequest(
                FieldNames.signature(FieldNames.sealKey(contracts.recipients(contract.id()))),
                organisation.name(),
                now,
                SignatureWords.seal(now, organisation, contract)));
    SigningIdentity seal = authority.seal(contract.tenant(), organisation.name());
    List<byte[]> files = set.sign(seal, source, token);
    List<Document> stored = set.store(blobs, contract, files);
    return transactions.call(() -> commit(contract.id(), seal, set, stored, now));
  }

  private SealingOutcome commit(
      ContractId id, SigningIdentity seal, SignedSet set, List<Document> stored, Instant now) {
    Contract contract = contracts.get(id);
    if (contract.status() != ContractStatus.SIGNED) {
      return SealingOutcome.NOTHING;
    }
    if (register.sealed(id)) {
      return SealingOutcome.ALREADY_SEALED;
    }
    register.record(id, now);
    List<Map<String, ?>> changes = set.commit(contracts, stored);
    for (Recipient recipient : contracts.recipients(id)) {
      if (recipient.mode() == Mode.SEAL && recipient.status() != RecipientStatus.SIGNED) {
        contracts.update(recipient.signed(now));
      }
    }
    contracts.update(contract.waiting(null));
    audit.append(
        id,
        "contract.sealed",
        Map.of(
            "certificate",
            Certificates.fingerprint(seal.certificate()),
            "level",
            contract.level().text(),
            "documents",
            changes),
        Map.of());
    return SealingOutcome.SEALED;
  }
}
