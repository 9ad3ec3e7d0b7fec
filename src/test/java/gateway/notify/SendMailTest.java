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
import gateway.store.JdbcMailOutbox;
import gateway.store.OnBothDatabases;
import gateway.store.OutboundDatabase;
import gateway.store.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class SendMailTest {
  private static final Mail MAIL =
      new Mail("<m@a.org>", "ACME", null, "lea@example.org", "s", "t", "h");

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private final List<String> audit = new ArrayList<>();
  private final List<Mail> sent = new ArrayList<>();
  private final List<Instant> dates = new ArrayList<>();
  private MailTransport server =
      (mail, date) -> {
        sent.add(mail);
        dates.add(date);
      };
  private final OneContract contracts =
      new OneContract(
          Stores.contract(7, TenantId.DEFAULT, "order-1").opened(),
          List.of(NotifyFixture.lea("fr")),
          List.of());
  private final RecordedEvents events = new RecordedEvents();
  private final ToldSender told = new ToldSender();
  private Database database;
  private JdbcMailOutbox outbox;
  private SendMail handler;

  @BeforeEach
  void open() {
    database = OutboundDatabase.create(folder);
    outbox = new JdbcMailOutbox(database, new FakeMasterKey());
    handler =
        new SendMail(
            outbox,
            (mail, date) -> server.send(mail, date),
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
    outbox.insertIfAbsent(
        new MailOutbox.Entry(
            id,
            TenantId.DEFAULT,
            new ContractId(7),
            new RecipientId(42),
            occasion,
            "key" + id,
            clock.instant(),
            clock.instant().plus(occasion.life())),
        MAIL);
  }

  private long contents() {
    return database
        .query("SELECT COUNT(content) AS n FROM mail_outbox", row -> row.number("n"))
        .get(0);
  }

  @Test
  void a_mail_is_sent_once_and_its_content_erased() {
    Instant written = clock.instant();
    clock.advance(Duration.ofHours(1));

    assertThat(handler.handle("1")).isEqualTo(new Outcome.Done());
    assertThat(handler.handle("1")).isEqualTo(new Outcome.Done());

    assertThat(sent).containsExactly(MAIL);
    assertThat(dates).containsExactly(written);
    assertThat(outbox.counts()).containsEntry(MailOutbox.State.SENT, 1L);
    assertThat(contents()).isZero();
  }

  @Test
  void a_server_that_is_down_leaves_it_waiting_with_the_reason() {
    server =
        (mail, date) -> {
          throw new TransientFailure("mail.unreachable", "down");
        };

    assertThatThrownBy(() -> handler.handle("1")).isInstanceOf(TransientFailure.class);

    MailOutbox.Waiting waiting = outbox.waiting(1).orElseThrow();
    assertThat(waiting.attempts()).isEqualTo(1);
    assertThat(waiting.lastError()).isEqualTo("mail.unreachable");
    assertThat(waiting.mail()).isEqualTo(MAIL);
  }

  @Test
  void a_refused_mail_is_kept_as_failed_and_noted_without_personal_data() {
    server =
        (mail, date) -> {
          throw new PermanentFailure("mail.refused", "550");
        };

    assertThat(handler.handle("1")).isEqualTo(new Outcome.Done());
    assertThat(handler.handle("1")).isEqualTo(new Outcome.Done());

    assertThat(outbox.counts()).containsEntry(MailOutbox.State.FAILED, 1L);
    assertThat(audit).hasSize(1);
    assertThat(audit.get(0)).contains("mail.failed", "mail.refused").doesNotContain("lea@");
    assertThat(contents()).isEqualTo(1);
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
  void nobody_is_told_of_other_mails_or_of_a_contract_that_has_ended() {
    insert(Occasion.DONE, 2);
    refuseAll();
    handler.handle("2");
    contracts.update(contracts.get(new ContractId(7)).abandoned());
    handler.handle("1");

    assertThat(outbox.counts()).containsEntry(MailOutbox.State.FAILED, 2L);
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

    assertThat(outbox.counts()).containsEntry(MailOutbox.State.SENT, 1L);
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

  /** Remembers what the sender was told. */
  private static final class ToldSender implements Notifications {
    final List<String> codes = new ArrayList<>();

    @Override
    public void undeliverable(Contract contract, Recipient recipient, String code) {
      codes.add(code);
    }

    @Override
    public void invite(Contract contract, Recipient recipient, URI link) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remind(Contract contract, Recipient recipient, URI link) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void lookAgain(Contract contract, Recipient recipient, URI link, String revision) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void code(Contract contract, Recipient recipient, String code) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void done(Contract contract, Recipient recipient, URI link) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void refused(Contract contract, Recipient recipient, @Nullable String reason) {
      throw new UnsupportedOperationException();
    }
  }
}
