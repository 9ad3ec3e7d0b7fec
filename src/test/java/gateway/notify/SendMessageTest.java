package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.FakeMasterKey;
import gateway.access.SetClock;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecordedEvents;
import gateway.contract.TenantId;
import gateway.contract.WorkHandler.Outcome;
import gateway.delivery.OneContract;
import gateway.store.Database;
import gateway.store.JdbcOutbox;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class SendMessageTest {
  private static final Mail MAIL =
      new Mail("<m@a.org>", "ACME", null, "lea@example.org", "s", "t", "h");

  private static final SmsSender.Sms TEXT = new SmsSender.Sms("sms_1", "+33612345678", "012345");

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private final List<String> audit = new ArrayList<>();
  private final List<Mail> sent = new ArrayList<>();
  private final List<SmsSender.Sms> texts = new ArrayList<>();
  private final List<Instant> dates = new ArrayList<>();
  private MailTransport server =
      (mail, date) -> {
        sent.add(mail);
        dates.add(date);
      };
  private SmsSender provider = texts::add;
  private final OneContract contracts =
      new OneContract(
          Stores.contract(7, TenantId.DEFAULT, "order-1").opened(),
          List.of(NotifyFixture.lea("fr")),
          List.of());
  private final RecordedEvents events = new RecordedEvents();
  private final ToldSender told = new ToldSender();
  private Database database;
  private JdbcOutbox outbox;
  private SendMessage handler;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    outbox = new JdbcOutbox(database, new FakeMasterKey());
    handler =
        new SendMessage(
            outbox,
            (mail, date) -> server.send(mail, date),
            text -> provider.send(text),
            new Undelivered(contracts, events, told),
            (contract, type, facts, personal) -> audit.add(type + " " + facts + personal),
            database,
            clock);
    insert(Occasion.INVITATION, 1);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void insert(Occasion occasion, long id) {
    insert(occasion, id, MAIL);
  }

  private void insert(Occasion occasion, long id, Message message) {
    outbox.insertIfAbsent(
        new Outbox.Entry(
            id,
            TenantId.DEFAULT,
            new ContractId(7),
            new RecipientId(42),
            message instanceof Mail ? Channel.EMAIL : Channel.SMS,
            occasion,
            "key" + id,
            "l***a@example.org",
            clock.instant(),
            clock.instant().plus(occasion.life())),
        message);
  }

  private long contents() {
    return database
        .query("SELECT COUNT(content) AS n FROM mail_outbox", row -> row.number("n"))
        .get(0);
  }

  @Test
  void a_node_that_slept_while_another_sent_it_changes_nothing() {
    server =
        (mail, date) -> {
          outbox.sent(1, clock.instant()); // the other node, meanwhile
          throw new PermanentFailure("mail.refused", "no");
        };
    assertThat(handler.handle("1")).isEqualTo(new Outcome.Done());

    assertThat(outbox.counts()).containsEntry(Outbox.State.SENT, 1L);
    assertThat(audit).isEmpty();
    assertThat(outbox.attempted(1)).as("before it would be sent again").isFalse();
  }

  @Test
  void a_mail_is_sent_once_and_its_content_erased() {
    Instant written = clock.instant();
    clock.advance(Duration.ofHours(1));

    assertThat(handler.handle("1")).isEqualTo(new Outcome.Done());
    assertThat(handler.handle("1")).isEqualTo(new Outcome.Done());

    assertThat(sent).containsExactly(MAIL);
    assertThat(dates).containsExactly(written);
    assertThat(outbox.counts()).containsEntry(Outbox.State.SENT, 1L);
    assertThat(contents()).isZero();
  }

  @Test
  void a_server_that_is_down_leaves_it_waiting_with_the_reason() {
    server =
        (mail, date) -> {
          throw new TransientFailure("mail.unreachable", "down");
        };

    assertThatThrownBy(() -> handler.handle("1")).isInstanceOf(TransientFailure.class);

    Outbox.Waiting waiting = outbox.waiting(1).orElseThrow();
    assertThat(waiting.attempts()).isEqualTo(1);
    assertThat(waiting.lastError()).isEqualTo("mail.unreachable");
    assertThat(waiting.message()).isEqualTo(MAIL);
  }

  @Test
  void a_refused_mail_is_noted_as_failed_and_nothing_personal_is_kept() {
    server =
        (mail, date) -> {
          throw new PermanentFailure("mail.refused", "550");
        };

    assertThat(handler.handle("1")).isEqualTo(new Outcome.Done());
    assertThat(handler.handle("1")).isEqualTo(new Outcome.Done());

    assertThat(outbox.counts()).containsEntry(Outbox.State.FAILED, 1L);
    assertThat(audit).hasSize(1);
    assertThat(audit.get(0)).contains("mail.failed", "mail.refused").doesNotContain("lea@");
    assertThat(contents()).isZero();
  }

  @Test
  void an_invitation_given_up_is_told_to_the_senders_systems_and_people() {
    refuseAll();

    handler.handle("1");
    handler.handle("1");

    assertThat(events.types()).containsExactly("recipient.unreachable");
    assertThat(events.all.get(0).data())
        .isEqualTo(Map.of("recipient", "signer1", "code", "mail.refused"));
    assertThat(told.codes).containsExactly("mail.refused");
  }

  @Test
  void an_invitation_no_server_took_in_time_is_told_too() {
    clock.advance(Duration.ofDays(6));

    handler.handle("1");

    assertThat(told.codes).containsExactly("mail.too-late");
    assertThat(events.types()).containsExactly("recipient.unreachable");
  }

  @Test
  void nobody_is_told_that_another_mail_was_not_delivered() {
    insert(Occasion.DONE, 2);
    refuseAll();
    handler.handle("2");

    assertThat(outbox.counts()).containsEntry(Outbox.State.FAILED, 1L);
    assertThat(events.all).isEmpty();
    assertThat(told.codes).isEmpty();
  }

  @Test
  void an_invitation_or_a_code_of_a_contract_that_has_ended_meanwhile_is_not_sent() {
    insert(Occasion.CODE, 2);
    insert(Occasion.CANCELLED, 3);
    contracts.update(contracts.get(new ContractId(7)).abandoned());

    handler.handle("1");
    handler.handle("2");
    handler.handle("3");

    assertThat(sent).hasSize(1);
    assertThat(outbox.counts())
        .containsEntry(Outbox.State.FAILED, 2L)
        .containsEntry(Outbox.State.SENT, 1L);
    assertThat(contents()).isZero();
    assertThat(events.all).isEmpty();
    assertThat(told.codes).isEmpty();
  }

  private void refuseAll() {
    server =
        (mail, date) -> {
          throw new PermanentFailure("mail.refused", "550");
        };
  }

  @Test
  void a_code_that_has_died_meanwhile_is_not_sent_and_erased() {
    insert(Occasion.CODE, 2);
    clock.advance(Duration.ofMinutes(11));

    assertThat(handler.handle("2")).isEqualTo(new Outcome.Done());

    assertThat(sent).isEmpty();
    assertThat(audit.get(0)).contains("mail.too-late");
    assertThat(contents()).isEqualTo(1);
  }

  @Test
  void a_process_killed_after_sending_sends_the_same_message_id_again() {
    server =
        (mail, date) -> {
          sent.add(mail);
          throw new Error("killed");
        };
    assertThatThrownBy(() -> handler.handle("1")).isInstanceOf(Error.class);

    server = (mail, date) -> sent.add(mail);
    handler.handle("1");

    assertThat(sent).extracting(Mail::messageId).containsExactly("<m@a.org>", "<m@a.org>");
  }

  @Test
  void a_mail_nobody_knows_is_nothing_to_do() {
    assertThat(handler.handle("99")).isEqualTo(new Outcome.Done());
    assertThat(sent).isEmpty();
  }

  @Test
  void the_server_is_never_called_inside_a_transaction() {
    server =
        (mail, date) ->
            // A second thread can write only if no transaction is open here.
            assertThat(writableFromAnotherThread()).isTrue();

    handler.handle("1");

    assertThat(outbox.counts()).containsEntry(Outbox.State.SENT, 1L);
  }

  private boolean writableFromAnotherThread() {
    Thread writer = new Thread(() -> outbox.failedForNow(99, "x"));
    writer.start();
    try {
      writer.join(5_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return !writer.isAlive();
  }

  @Test
  void a_text_message_is_sent_once_and_its_content_erased() {
    insert(Occasion.CODE, 2, TEXT);

    handler.handle("2");
    handler.handle("2");

    assertThat(texts).containsExactly(TEXT);
    assertThat(sent).isEmpty();
    assertThat(contents()).isEqualTo(1); // the invitation's
  }

  @Test
  void a_number_the_provider_refuses_is_told_to_the_sender_and_forgotten() {
    insert(Occasion.CODE, 2, TEXT);
    provider =
        text -> {
          throw new PermanentFailure("sms.refused", "400");
        };

    handler.handle("2");

    assertThat(events.types()).containsExactly("recipient.unreachable");
    assertThat(told.codes).containsExactly("sms.refused");
    assertThat(audit.get(0)).contains("sms.failed", "sms.refused").doesNotContain("+33");
    assertThat(contents()).isEqualTo(1);
  }

  @Test
  void a_provider_that_is_down_leaves_the_text_waiting_until_the_code_is_dead() {
    insert(Occasion.CODE, 2, TEXT);
    provider =
        text -> {
          throw new TransientFailure("sms.unavailable", "503");
        };

    assertThatThrownBy(() -> handler.handle("2")).isInstanceOf(TransientFailure.class);
    assertThat(outbox.waiting(2).orElseThrow().message()).isEqualTo(TEXT);
    clock.advance(Duration.ofMinutes(11));
    assertThat(handler.handle("2")).isEqualTo(new Outcome.Done());

    assertThat(audit.get(0)).contains("sms.too-late");
    assertThat(told.codes).isEmpty();
  }

  @Test
  void a_mail_that_came_back_is_marked_once_and_only_after_it_was_sent() {
    assertThat(outbox.bounced(MAIL.messageId(), "5.1.1 550")).isEmpty();
    handler.handle("1");

    assertThat(outbox.bounced(MAIL.messageId(), "5.1.1 550"))
        .hasValueSatisfying(entry -> assertThat(entry.id()).isEqualTo(1));
    assertThat(outbox.bounced(MAIL.messageId(), "5.1.1 550")).isEmpty();
    assertThat(outbox.counts()).containsEntry(Outbox.State.BOUNCED, 1L);
  }

  /** Remembers what the sender was told. */
  private static final class ToldSender extends SilentNotifications {
    final List<String> codes = new ArrayList<>();

    @Override
    public void undeliverable(
        Contract contract, Recipient recipient, Channel channel, String which, String code) {
      codes.add(code);
    }
  }
}
