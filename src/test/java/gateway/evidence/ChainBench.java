package gateway.evidence;

import gateway.base.TransientFailure;
import gateway.contract.Assurance;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.DirectTransactions;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.InMemoryAnnexes;
import gateway.contract.InMemoryBlobs;
import gateway.contract.InMemoryContracts;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.RecordedEvents;
import gateway.contract.Role;
import gateway.contract.SignatureMark;
import gateway.contract.TenantId;
import gateway.signing.ContractSealing;
import gateway.signing.ContractSigning;
import gateway.signing.InMemorySealRegister;
import gateway.signing.SamplePdf;
import gateway.signing.SigningBench;
import gateway.signing.Timestamp;
import gateway.signing.TimestampSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The signing steps over in-memory stores, with one contract of two documents. */
public final class ChainBench implements AutoCloseable {
  public final SigningBench signing;
  public final InMemoryContracts contracts = new InMemoryContracts();
  public final InMemoryAnnexes annexes = new InMemoryAnnexes();
  public final InMemoryBlobs blobs = new InMemoryBlobs();
  public final RecordedEvents events = new RecordedEvents();
  public final InMemoryAuditRows rows = new InMemoryAuditRows();
  public final DirectTransactions transactions = new DirectTransactions();
  public final InMemorySealRegister register = new InMemorySealRegister();
  public final HashChainedAuditLog audit;
  public final ContractId id = new ContractId(4711);

  /** How many stamps may still succeed; then the authority is down. */
  public int stampsLeft = Integer.MAX_VALUE;

  /** Who was asked to look again, and at what. */
  public final List<String> lookAgain = new ArrayList<>();

  /** What the next person draws beside the name. */
  public @Nullable SignatureMark mark;

  public final Organisations organisations =
      tenant -> new Organisation(SigningBench.ORGANISATION, null, SigningBench.ZONE);
  public final ContractSigning sign;
  public final ContractSealing seal;
  public final DossierAssembly dossier;

  public ChainBench(Path folder) {
    signing = new SigningBench(folder);
    audit = new HashChainedAuditLog(rows, transactions, signing.clock);
    TimestampSource source = this::stamp;
    sign =
        new ContractSigning(
            contracts,
            blobs,
            events,
            audit,
            organisations,
            transactions,
            signing.authority,
            source,
            (contract, person, revision) -> lookAgain.add(person.key() + " " + revision),
            signing.clock);
    seal =
        new ContractSealing(
            contracts,
            blobs,
            audit,
            organisations,
            transactions,
            signing.authority,
            source,
            register,
            signing.clock);
    dossier =
        new DossierAssembly(
            contracts,
            annexes,
            blobs,
            events,
            rows,
            audit,
            organisations,
            transactions,
            signing.authority,
            source,
            register,
            signing.clock);
  }

  private Timestamp stamp(byte[] sha256) {
    if (transactions.open()) {
      throw new IllegalStateException("a timestamp was asked for inside a transaction");
    }
    if (stampsLeft-- <= 0) {
      throw new TransientFailure("timestamp.unavailable", "down");
    }
    return signing.timestamps.stamp(sha256);
  }

  /** Two documents, so many signers, everything prepared. */
  public void open(Level level, String locale, int signers) {
    open(level, locale, signers, person -> person);
  }

  /** The same, with people as changed by the caller. */
  public void open(Level level, String locale, int signers, UnaryOperator<Recipient> as) {
    String[] keys =
        IntStream.rangeClosed(1, signers + 1)
            .mapToObj(i -> i > signers ? "seal" : "signer" + i)
            .toArray(String[]::new);
    byte[] original = SamplePdf.prepared();
    byte[] prepared = SamplePdf.prepared(keys);
    open(level, locale, signers, as, List.of(original, original), List.of(prepared, prepared));
  }

  /** The same, with documents that the caller prepared. */
  public void open(
      Level level,
      String locale,
      int signers,
      UnaryOperator<Recipient> as,
      List<byte[]> originals,
      List<byte[]> files) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      BlobRef original = blobs.put(TenantId.DEFAULT, id.value(), originals.get(i));
      BlobRef prepared = blobs.put(TenantId.DEFAULT, id.value(), files.get(i));
      documents.add(
          new Document(
              new DocumentId(20 + i),
              id,
              i,
              "Contrat d'été n° " + i + ".pdf",
              original,
              prepared,
              1,
              List.of(),
              0));
    }
    List<Recipient> people = new ArrayList<>();
    for (int i = 1; i <= signers; i++) {
      people.add(
          as.apply(
              new Recipient(
                  new RecipientId(i),
                  id,
                  i,
                  "signer" + i,
                  Role.SIGNER,
                  Mode.REMOTE_EMAIL,
                  new Person(
                      Map.of(
                          PersonField.firstName, "Léa" + i,
                          PersonField.lastName, "Martin",
                          PersonField.email, "lea" + i + "@example.org")),
                  "fr",
                  RecipientStatus.INVITED,
                  Map.of(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null)));
    }
    contracts.insert(
        new Contract(
            id,
            TenantId.DEFAULT,
            "order-1",
            null,
            null,
            "Contrat d'entretien",
            "",
            level,
            ContractStatus.OPEN,
            null,
            locale,
            signing.clock.instant(),
            null,
            null,
            null,
            true,
            false,
            0),
        people,
        List.of(
            new Property(
                "place", "Chénôve", "Lieu", PropertyType.TEXT, true, "signer1", "signer1")),
        documents);
  }

  /** Let a person fill the documents as they are now, agree and prove who they are. */
  public void consent(int signer) {
    consent(signer, pdf -> signer == 1 ? SamplePdf.filled(pdf, "Chénôve") : pdf);
  }

  /** The same, filled as the caller does. */
  public void consent(int signer, UnaryOperator<byte[]> fill) {
    Recipient recipient = contracts.recipient(new RecipientId(signer)).orElseThrow();
    Map<Integer, BlobRef> reviewed = new java.util.HashMap<>();
    for (Document document : contracts.documents(id)) {
      byte[] current = blobs.get(TenantId.DEFAULT, id.value(), document.current());
      byte[] filled = fill.apply(current);
      reviewed.put(document.index(), blobs.put(TenantId.DEFAULT, id.value(), filled));
    }
    contracts.update(
        recipient
            .withReviewed(reviewed)
            .agreed("J'ai lu « Contrat » et j'accepte.", "Léa Martin-Œuvrard", mark)
            .consented(
                new Assurance(
                    "one-time-code",
                    "email",
                    "l…a@example.org",
                    "paraph",
                    signing.clock.instant())));
  }

  public byte[] current(int index) {
    return blobs.get(TenantId.DEFAULT, id.value(), contracts.documents(id).get(index).current());
  }

  /** Run a contract of one signer to its dossier. */
  public byte[] closedDossier(Level level, String locale) {
    open(level, locale, 1);
    consent(1);
    sign.run(id);
    seal.run(id);
    dossier.run(id);
    return blobs.get(TenantId.DEFAULT, id.value(), contracts.get(id).evidence());
  }

  @Override
  public void close() {
    signing.close();
  }
}
