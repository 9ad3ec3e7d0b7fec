package gateway.intake;

import gateway.base.Ids;
import gateway.base.Sha256;
import gateway.contract.Blobs;
import gateway.contract.ContractId;
import gateway.contract.InMemoryBlobs;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.PdfDesk;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.RecordedAudit;
import gateway.contract.TenantId;
import gateway.smartfield.ValueRoom;
import gateway.store.Books;
import gateway.store.Database;
import gateway.store.JdbcAnnexes;
import gateway.store.JdbcContracts;
import gateway.store.JdbcCustomers;
import gateway.store.JdbcIntakeLedger;
import gateway.store.Stores;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The intake over a real database; only the PDF reader and the blobs are stand-ins. */
final class IntakeFixture implements AutoCloseable {
  static final TenantId TENANT = TenantId.DEFAULT;
  static final String ROUTE = "demo.people";
  private static final PeopleImport.Feed FEED = new PeopleImport.Feed(TENANT, ROUTE, "demo");
  private static final Map<PersonField, FieldMapping> FIELDS =
      Map.of(
          PersonField.number, FieldMapping.column("No"),
          PersonField.lastName, FieldMapping.column("Nom"),
          PersonField.firstName, FieldMapping.column("Nom"),
          PersonField.email, FieldMapping.column("Courriel"));
  static final PeopleMapping KEYED =
      new PeopleMapping(FIELDS, List.of("No"), CsvDialect.Overrides.NONE);
  static final PeopleMapping KEYLESS =
      new PeopleMapping(FIELDS, List.of(), CsvDialect.Overrides.NONE);
  static final ContractSettings CONTRACT =
      new ContractSettings(
          new Upload("c.pdf", new byte[] {1}),
          "Contrat",
          "",
          "fr",
          Level.B_T,
          FieldMapping.column("No"),
          List.of(),
          Duration.ofDays(30));

  final Database database;
  final JdbcCustomers customers;
  RuntimeException pdfFailure;
  RuntimeException blobFailure;
  int refusedDocument = -1;
  PdfDesk.Inspection inspection = new PdfDesk.Inspection(1, List.of());
  final JdbcContracts contracts;
  final JdbcAnnexes annexes;
  final InMemoryBlobs stored = new InMemoryBlobs();
  private final PeopleImport people;
  private final ContractIntake intake;

  IntakeFixture(Path folder) {
    Clock clock = Clock.fixed(Stores.NOW, ZoneOffset.UTC);
    Ids ids = new Ids(Clock.systemUTC(), 3);
    database = Stores.open(folder);
    customers = new JdbcCustomers(database);
    Blobs blobs =
        answering(
            Blobs.class,
            (tenant, owner, content) -> {
              fail(blobFailure);
              return stored.put((TenantId) tenant, (Long) owner, (byte[]) content);
            });
    PdfDesk desk =
        answering(
            PdfDesk.class,
            (pdf, manyLines, value) -> {
              if (pdf instanceof PdfDesk.Room room) {
                return ValueRoom.misfit(room, (Boolean) manyLines, (String) value);
              }
              if (refusedDocument < 0 || ((byte[]) pdf)[5] == '0' + refusedDocument) {
                fail(pdfFailure);
              }
              return inspection;
            });
    contracts = new JdbcContracts(database);
    annexes = new JdbcAnnexes(database);
    intake =
        new ContractIntake(
            new ContractIntake.Stores(
                database,
                new JdbcIntakeLedger(database, ids),
                contracts,
                customers,
                blobs,
                annexes,
                (contract, callback) -> {},
                new RecordedAudit()),
            desk,
            (kind, key, delay) -> {},
            ids,
            clock,
            Set.of(Mode.REMOTE_EMAIL, Mode.SEAL));
    people = new PeopleImport(intake, clock);
  }

  PeopleImport.Report people(PeopleMapping mapping, String rows) {
    return run(mapping, null, rows);
  }

  PeopleImport.Report contracts(String rows) {
    return run(KEYED, CONTRACT, rows);
  }

  PeopleImport.Report allOrNothing(String rows) {
    return run(KEYED, CONTRACT, rows, PeopleImport.Mode.ALL_OR_NOTHING);
  }

  /** Receive what the API would hand over; each byte array is one file. */
  ContractId receive(String json, List<byte[]> documents, List<byte[]> beside) {
    return receive(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), documents, beside);
  }

  ContractId receive(byte[] utf8, List<byte[]> documents, List<byte[]> beside) {
    String digest = Sha256.hex(utf8);
    return intake
        .receive(
            new IntakeSource(TENANT, "api", null, digest, digest, "key k1"),
            ContractJson.parse(utf8),
            new Files(uploads(documents, ".pdf"), uploads(beside, ".bin")),
            received -> {})
        .contract();
  }

  private static List<Upload> uploads(List<byte[]> files, String ending) {
    List<Upload> uploads = new ArrayList<>();
    files.forEach(file -> uploads.add(new Upload("dir/" + uploads.size() + ending, file)));
    return uploads;
  }

  private PeopleImport.Report run(PeopleMapping mapping, ContractSettings contract, String rows) {
    return run(mapping, contract, rows, PeopleImport.Mode.GOOD_ROWS);
  }

  private PeopleImport.Report run(
      PeopleMapping mapping, ContractSettings contract, String rows, PeopleImport.Mode mode) {
    byte[] file = ("No;Nom;Courriel\n" + rows).getBytes(StandardCharsets.UTF_8);
    return people.run(FEED, "f.csv", file, mapping, contract, mode);
  }

  Person customer(String number) {
    return customers.byNumber(TENANT, number).orElseThrow().person();
  }

  /** The ledger's rows as {@code outcome code location}, oldest first. */
  List<String> ledger() {
    return database.query(
        "SELECT outcome, code, location FROM intake ORDER BY id",
        row -> row.text("outcome") + " " + row.textOrNull("code") + " " + row.text("location"));
  }

  List<String> former() {
    return database.query(
        "SELECT before_json FROM customer_change ORDER BY id", row -> row.text("before_json"));
  }

  Books.Balance balance() {
    return new Books(database).balance();
  }

  @Override
  public void close() {
    database.close();
  }

  private static void fail(RuntimeException failure) {
    if (failure != null) {
      throw failure;
    }
  }

  private interface Answer {
    Object to(Object first, Object second, Object third);
  }

  private static <T> T answering(Class<T> port, Answer answer) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, given) ->
                answer.to(
                    given[0],
                    given.length > 1 ? given[1] : null,
                    given.length > 2 ? given[2] : null)));
  }
}
