package gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.FakeMasterKey;
import gateway.access.SetClock;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Organisation;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.RecordedEvents;
import gateway.contract.TenantId;
import gateway.delivery.RecordedWork;
import gateway.notify.Channel;
import gateway.notify.LetterPost;
import gateway.notify.MailAddress;
import gateway.notify.Occasion;
import gateway.notify.Outbox;
import gateway.notify.OutboxNotifications;
import gateway.notify.OutboxQueries;
import gateway.notify.SmsBudget;
import gateway.store.Database;
import gateway.store.JdbcContracts;
import gateway.store.JdbcOutbox;
import gateway.store.JdbcOutboxQueries;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class MailRemindersTest {
  private static final TenantId TENANT = Stores.ACME;

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private final RecordedWork work = new RecordedWork();
  private final List<String> audit = new ArrayList<>();
  private Database database;
  private JdbcContracts contracts;
  private JdbcOutbox outbox;
  private OutboxQueries queries;
  private OutboxNotifications notifications;
  private MailReminders reminders;
  private Contract contract;
  private Recipient lea;
  private Recipient paul;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    contracts = new JdbcContracts(database);
    outbox = new JdbcOutbox(database, new FakeMasterKey());
    queries = new JdbcOutboxQueries(database);
    LetterPost post =
        new LetterPost(
            new LetterPost.Stores(
                outbox,
                contracts,
                tenant -> new Organisation("ACME", "paul@acme.example", ZoneId.of("Europe/Paris")),
                work,
                database),
            new Ids(clock, 0),
            clock,
            new MailAddress("sign@acme.example"));
    notifications =
        new OutboxNotifications(post, new SmsBudget(queries, 9, clock), "sign.acme.example");
    reminders = reminders();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private MailReminders reminders() {
    return new MailReminders(
        new SigningJourney.Stores(
            database,
            contracts,
            null,
            null,
            (id, type, facts, personal) -> audit.add(type + " " + facts.get("by")),
            new RecordedEvents(),
            work),
        notifications,
        queries,
        MailRemindersTest::link,
        clock);
  }

  private static URI link(RecipientId recipient) {
    return URI.create("https://sign.acme.example/sign/" + recipient);
  }

  /** An open contract: Léa is invited, Paul comes after her. */
  private void send(@Nullable Duration remindEvery, @Nullable Duration life) {
    Instant now = clock.instant();
    Contract draft = Stores.contract(TENANT, null);
    contract =
        new Contract(
            draft.id(),
            TENANT,
            null,
            null,
            null,
            "Entretien",
            "",
            draft.level(),
            draft.status(),
            null,
            "fr",
            now,
            life == null ? null : now.plus(life),
            null,
            null,
            true,
            false,
            remindEvery,
            0);
    contract = contract.opened();
    lea = Stores.recipient(contract, 1, "signer1").withStatus(RecipientStatus.INVITED);
    paul = Stores.recipient(contract, 2, "signer2");
    contracts.insert(contract, List.of(lea, paul), List.of(), List.of());
    notifications.invite(contract, lea, link(lea.id()));
  }

  private long remindersWritten() {
    return queries.of(TENANT, contract.id()).stream()
        .filter(told -> told.occasion() == Occasion.REMINDER)
        .count();
  }

  /** Let days pass as the gateway does: looking every few hours. */
  private void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      clock.advance(Duration.ofHours(2));
      reminders.remindDue();
    }
  }

  @Test
  void whoever_is_awaited_is_reminded_each_pause_with_the_same_link() {
    send(Duration.ofDays(3), null);

    pass(Duration.ofDays(2));
    assertThat(remindersWritten()).isZero();
    pass(Duration.ofDays(1));
    assertThat(remindersWritten()).isEqualTo(1);
    pass(Duration.ofDays(3));

    assertThat(remindersWritten()).isEqualTo(2);
    assertThat(audit).containsOnly("recipient.reminded schedule").hasSize(2);
    assertThat(queries.of(TENANT, contract.id()))
        .allSatisfy(told -> assertThat(told.recipient()).isEqualTo(lea.id()));
  }

  @Test
  void on_the_last_day_everybody_awaited_is_reminded_once_more_and_then_no_more() {
    send(Duration.ofDays(30), Duration.ofDays(5));

    pass(Duration.ofDays(4).minusHours(2));
    assertThat(remindersWritten()).isZero();
    pass(Duration.ofDays(3));

    assertThat(remindersWritten()).isEqualTo(1);
  }

  @Test
  void nobody_is_reminded_twice_in_a_day_by_itself_however_short_the_pause() {
    send(Duration.ofHours(1), Duration.ofHours(60));

    pass(Duration.ofHours(60));

    assertThat(remindersWritten()).isEqualTo(2);
  }

  @Test
  void without_a_pause_nobody_is_reminded() {
    send(null, Duration.ofDays(5));

    pass(Duration.ofDays(5));

    assertThat(remindersWritten()).isZero();
  }

  @Test
  void a_contract_that_ended_and_a_person_who_signed_are_left_alone() {
    send(Duration.ofDays(1), null);
    contracts.update(contracts.recipient(lea.id()).orElseThrow().signed(clock.instant()));
    pass(Duration.ofDays(2));
    contracts.update(contracts.get(contract.id()).abandoned());
    pass(Duration.ofDays(2));

    assertThat(remindersWritten()).isZero();
  }

  @Test
  void an_address_that_did_not_work_is_not_tried_again_by_itself() {
    send(Duration.ofDays(1), null);
    long invitation = queries.of(TENANT, contract.id()).get(0).id();
    outbox.failed(invitation, "mail.refused");

    pass(Duration.ofDays(3));

    assertThat(remindersWritten()).isZero();
  }

  @Test
  void two_nodes_that_look_at_the_same_moment_write_one_reminder() throws Exception {
    send(Duration.ofDays(1), null);
    clock.advance(Duration.ofDays(2));
    MailReminders other = reminders();
    Thread first = new Thread(reminders::remindDue);
    Thread second = new Thread(other::remindDue);
    first.start();
    second.start();
    first.join();
    second.join();

    assertThat(remindersWritten()).isEqualTo(1);
    assertThat(audit).hasSize(1);
  }

  @Test
  void the_sender_may_remind_at_once_but_only_once_an_hour() {
    send(null, null);

    assertCode("reminder.too-soon", () -> remindNow(lea)); // invited a moment ago
    clock.advance(Duration.ofMinutes(61));
    remindNow(lea);
    assertCode("reminder.too-soon", () -> remindNow(lea));
    clock.advance(Duration.ofMinutes(61));
    remindNow(lea);

    assertThat(remindersWritten()).isEqualTo(2);
    assertThat(audit).containsOnly("recipient.reminded key_7");
  }

  @Test
  void nobody_is_reminded_whose_turn_it_is_not_or_who_is_not_there() {
    send(null, null);
    clock.advance(Duration.ofHours(2));

    assertCode("journey.not-now", () -> remindNow(paul));
    assertCode(
        "recipient.unknown",
        () -> reminders.remindNow(TENANT, contract.id(), new RecipientId(1), "key_7"));
    assertCode(
        "contract.unknown",
        () -> reminders.remindNow(TENANT, new ContractId(1), lea.id(), "key_7"));
    assertCode(
        "contract.unknown",
        () -> reminders.remindNow(Stores.OTHER, contract.id(), lea.id(), "key_7"));
    contracts.update(contracts.get(contract.id()).expired());
    assertCode("journey.not-now", () -> remindNow(lea));
  }

  @Test
  void the_office_reads_what_was_told_masked_and_only_its_own() {
    send(null, null);
    OutboxQueries.Told told = queries.of(TENANT, contract.id()).get(0);

    assertThat(told.channel()).isEqualTo(Channel.EMAIL);
    assertThat(told.occasion()).isEqualTo(Occasion.INVITATION);
    assertThat(told.destination()).isEqualTo("l***a@example.org");
    assertThat(told.state()).isEqualTo(Outbox.State.WAITING);
    assertThat(told.attempts()).isZero();
    assertThat(told.createdAt()).isEqualTo(clock.instant());
    assertThat(queries.of(Stores.OTHER, contract.id())).isEmpty();
  }

  private void remindNow(Recipient person) {
    reminders.remindNow(TENANT, contract.id(), person.id(), "key_7");
  }

  private static void assertCode(String code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOf(PermanentFailure.class)
        .extracting(e -> ((PermanentFailure) e).code())
        .isEqualTo(code);
  }
}
