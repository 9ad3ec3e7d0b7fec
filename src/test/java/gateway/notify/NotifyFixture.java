package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.FakeMasterKey;
import gateway.access.SetClock;
import gateway.base.Ids;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.delivery.OneContract;
import gateway.delivery.RecordedWork;
import gateway.store.Database;
import gateway.store.JdbcOutbox;
import gateway.store.JdbcOutboxQueries;
import gateway.store.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of this room share. */
abstract class NotifyFixture {
  static final URI LINK = URI.create("https://sign.acme.example/sign/abc123");
  static final Instant EXPIRES = Instant.parse("2026-12-31T22:59:00Z");

  @TempDir Path folder;
  final SetClock clock = new SetClock();
  final Ids ids = new Ids(clock, 0);
  final RecordedWork work = new RecordedWork();
  Organisation organisation =
      new Organisation("ACME", "paul@acme.example", ZoneId.of("Europe/Paris"));
  int smsPerHour = 500;
  Database database;
  JdbcOutbox outbox;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    outbox = new JdbcOutbox(database, new FakeMasterKey());
  }

  @AfterEach
  void close() {
    database.close();
  }

  static Recipient recipient(String locale, Map<PersonField, String> person) {
    return recipient(42, Role.SIGNER, Mode.REMOTE_EMAIL, locale, person);
  }

  static Recipient recipient(
      long id, Role role, Mode mode, String locale, Map<PersonField, String> person) {
    return new Recipient(
        new RecipientId(id),
        OneContract.ID,
        1,
        role == Role.SIGNER ? "signer" + (id - 41) : role.name().toLowerCase(Locale.ROOT) + id,
        role,
        mode,
        new Person(person),
        locale,
        RecipientStatus.WAITING,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Somebody else of that name, invited already. */
  static Recipient invited(long id, Role role, String locale, String firstName) {
    return recipient(
            id,
            role,
            Mode.REMOTE_EMAIL,
            locale,
            Map.of(
                PersonField.firstName,
                firstName,
                PersonField.lastName,
                "Roy",
                PersonField.email,
                firstName.toLowerCase(Locale.ROOT) + "@example.org"))
        .withStatus(RecipientStatus.INVITED);
  }

  static Recipient lea(String locale) {
    return recipient(
        locale,
        Map.of(
            PersonField.firstName, "Léa",
            PersonField.lastName, "Martin",
            PersonField.email, "lea@example.org"));
  }

  static Contract contract(String title, String message, @Nullable Instant expires) {
    return OneContract.closed(title, message, "fr", expires);
  }

  OutboxNotifications notifications(Contract contract, Recipient... people) {
    return new OutboxNotifications(
        post(contract, people),
        new SmsBudget(new JdbcOutboxQueries(database), smsPerHour, clock),
        "sign.acme.example");
  }

  LetterPost post(Contract contract, Recipient... people) {
    Document document =
        new Document(
            new DocumentId(1),
            OneContract.ID,
            0,
            "contrat.pdf",
            new BlobRef("0".repeat(64)),
            new BlobRef("0".repeat(64)),
            4,
            List.of(),
            1);
    return new LetterPost(
        new LetterPost.Stores(
            outbox,
            new OneContract(contract, List.of(people), List.of(document)),
            tenant -> organisation,
            work,
            database),
        ids,
        clock,
        new MailAddress("sign@acme.example"));
  }

  Mail only() {
    assertThat(work.keys).hasSize(1);
    return mail(0);
  }

  Mail mail(int index) {
    return (Mail) waiting(index).message();
  }

  Outbox.Waiting waiting(int index) {
    String key = work.keys.get(index);
    return outbox.waiting(Long.parseLong(key.substring(key.indexOf(' ') + 1))).orElseThrow();
  }

  Mail invite(String title, String message, Recipient recipient) {
    Contract contract = contract(title, message, EXPIRES);
    notifications(contract, recipient).invite(contract, recipient, LINK);
    return only();
  }

  static long links(String text) {
    return Pattern.compile("https?://").matcher(text).results().count();
  }
}
