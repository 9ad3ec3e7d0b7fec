package gateway.evidence;

import gateway.base.Sha256;
import gateway.base.Transactions;
import gateway.base.TransientFailure;
import gateway.contract.Annex;
import gateway.contract.Annexes;
import gateway.contract.AuditLog;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Events;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.Recipient;
import gateway.contract.SignatureMark;
import gateway.signing.CadesSignature;
import gateway.signing.CertificateAuthority;
import gateway.signing.SealRegister;
import gateway.signing.SigningLevels;
import gateway.signing.TimestampSource;
import gateway.signing.TimestampWait;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The step of the chain that puts all proof of a sealed contract into one file and closes it. */
public final class DossierAssembly {
  private final Contracts contracts;
  private final Annexes annexes;
  private final Blobs blobs;
  private final Events events;
  private final AuditRows rows;
  private final AuditLog audit;
  private final Organisations organisations;
  private final Transactions transactions;
  private final CertificateAuthority authority;
  private final TimestampSource timestamps;
  private final SealRegister register;
  private final TimestampWait wait;
  private final Clock clock;

  public DossierAssembly(
      Contracts contracts,
      Annexes annexes,
      Blobs blobs,
      Events events,
      AuditRows rows,
      AuditLog audit,
      Organisations organisations,
      Transactions transactions,
      CertificateAuthority authority,
      TimestampSource timestamps,
      SealRegister register,
      Clock clock) {
    this.contracts = contracts;
    this.annexes = annexes;
    this.blobs = blobs;
    this.events = events;
    this.rows = rows;
    this.audit = audit;
    this.organisations = organisations;
    this.transactions = transactions;
    this.authority = authority;
    this.timestamps = timestamps;
    this.register = register;
    this.wait = new TimestampWait(contracts, audit, transactions);
    this.clock = clock;
  }

  /** Assemble, store and close. Idempotent: never two dossiers for one contract. */
  public DossierOutcome run(ContractId id) {
    Contract contract = contracts.get(id);
    if (contract.status() != ContractStatus.SIGNED || !register.sealed(id)) {
      return DossierOutcome.NOTHING;
    }
    byte[] dossier;
    Instant now = clock.instant();
    List<Document> documents = contracts.documents(id);
    try {
      dossier = assemble(contents(contract, documents), now);
    } catch (TransientFailure e) {
      wait.enter(id, "dossier", e);
      return DossierOutcome.WAITING;
    }
    BlobRef ref = blobs.put(contract.tenant(), id.value(), dossier);
    return transactions.call(() -> close(id, documents, ref, now));
  }

  private DossierContents contents(Contract contract, List<Document> documents) {
    ContractId id = contract.id();
    return new DossierContents(
        contract,
        contracts.recipients(id),
        contracts.properties(id),
        documents,
        annexes.requests(id),
        annexes.list(id),
        rows.all(id));
  }

  private byte[] assemble(DossierContents contents, Instant now) {
    Contract contract = contents.contract();
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<byte[]> signed = new ArrayList<>();
    for (Document document : contents.documents()) {
      byte[] pdf = read(contract, document.current());
      signed.add(pdf);
      files.put(DossierContents.signed(document), pdf);
    }
    for (Document document : contents.documents()) {
      files.put(DossierContents.original(document), read(contract, document.original()));
    }
    for (Annex annex : contents.annexes()) {
      files.put(DossierContents.file(annex), read(contract, annex.content()));
    }
    for (Recipient person : contents.people()) {
      SignatureMark mark = person.mark();
      String name = DossierContents.mark(person);
      if (mark != null && name != null) {
        files.put(name, read(contract, mark.content()));
      }
    }
    Organisation organisation = organisations.of(contract.tenant());
    files.put(
        "summary.pdf", new DossierSummary(contract.locale(), organisation).write(contents, now));
    files.put(ContractRecord.NAME, utf8(ContractRecord.write(contents, organisation.name(), now)));
    files.put("audit.json", utf8(AuditTrail.write(contents.trail())));
    DossierCertificates.pemFiles(signed).forEach((name, pem) -> files.put(name, utf8(pem)));
    byte[] manifest = AsicManifest.write(files);
    CadesSignature signature =
        CadesSignature.sign(
            Sha256.of(manifest), authority.seal(contract.tenant(), organisation.name()), now);
    if (SigningLevels.timestamped(contract.level())) {
      signature = signature.timestamped(timestamps.stamp(Sha256.of(signature.value())));
    }
    files.put(AsicManifest.NAME, manifest);
    files.put(AsicManifest.SIGNATURE, signature.cms());
    return DossierContainer.write(files);
  }

  private byte[] read(Contract contract, BlobRef ref) {
    return blobs.get(contract.tenant(), contract.id().value(), ref);
  }

  private DossierOutcome close(
      ContractId id, List<Document> documents, BlobRef dossier, Instant now) {
    Contract contract = contracts.get(id);
    if (contract.status() != ContractStatus.SIGNED) {
      // Another node was faster; its dossier stays the only one.
      return DossierOutcome.NOTHING;
    }
    Contract closed = contracts.update(contract.closed(now, dossier));
    audit.append(id, "contract.closed", Map.of("evidence", dossier.sha256()), Map.of());
    events.record(
        closed,
        "contract.closed",
        ClosedEvent.data(documents, dossier, contracts.properties(id), contracts.recipients(id)));
    return DossierOutcome.CLOSED;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
