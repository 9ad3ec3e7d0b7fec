package gateway.store;

import gateway.base.Ids;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fresh databases and plain contracts for tests. */
public final class Stores {
  public static final Instant NOW = Instant.parse("2026-11-25T10:00:00.123Z");
  public static final TenantId ACME = new TenantId("acme");
  public static final TenantId OTHER = new TenantId("other");
  private static final Ids IDS = new Ids(Clock.systemUTC(), 7);
  // Flyway is slow, so it runs once: the other databases are copies of this file.
  private static final byte[] MIGRATED = migrate();
  // The folder whose database the PostgreSQL one is, until the next folder takes it over.
  private static @Nullable Path onPostgres;

  private Stores() {}

  /** Open the folder's database, a migrated empty one at first, of the kind under test. */
  public static Database open(Path folder) {
    if (!BothDatabases.isPostgres()) {
      return sqlite(folder);
    }
    boolean known = folder.equals(onPostgres);
    onPostgres = folder;
    return Database.open(known ? TestPostgres.asIs() : TestPostgres.emptied());
  }

  private static Database sqlite(Path folder) {
    Path file = folder.resolve("paraph.db");
    try {
      if (!Files.exists(file)) {
        Files.write(file, MIGRATED);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Database.open(file);
  }

  private static byte[] migrate() {
    try {
      Path folder = Files.createTempDirectory("stores");
      Path file = folder.resolve("empty.db");
      try (Database database = Database.open(file)) {
        Migrations.run(database);
      }
      byte[] bytes = Files.readAllBytes(file); // closing the last connection emptied the WAL
      Files.delete(file);
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static long newId() {
    return IDS.next();
  }

  public static Contract contract(TenantId tenant, String externalId) {
    return contract(newId(), tenant, externalId);
  }

  public static Contract contract(long id, TenantId tenant, String externalId) {
    return new Contract(
        new ContractId(id),
        tenant,
        externalId,
        "demo",
        null,
        "Contrat d'entretien",
        "Bonjour",
        Level.B_T,
        ContractStatus.DRAFT,
        null,
        "fr",
        NOW,
        null,
        null,
        null,
        false,
        false,
        0);
  }

  public static Recipient recipient(Contract contract, int rank, String key) {
    return new Recipient(
        new RecipientId(newId()),
        contract.id(),
        rank,
        key,
        Role.SIGNER,
        Mode.REMOTE_EMAIL,
        person("Léa", "Martin", "lea@example.org"),
        "fr",
        RecipientStatus.WAITING,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public static Person person(String first, String last, String email) {
    return new Person(
        Map.of(PersonField.firstName, first, PersonField.lastName, last, PersonField.email, email));
  }
}
