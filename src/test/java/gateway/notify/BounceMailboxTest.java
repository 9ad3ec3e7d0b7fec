package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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
import gateway.delivery.OneContract;
import gateway.store.Database;
import gateway.store.JdbcOutbox;
import gateway.store.JdbcOutboxQueries;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports in a real IMAP mailbox, about mails in a real outbox. */
@OnBothDatabases
class BounceMailboxTest {
  private static final ServerSetup IMAP =
      new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
  private static final GreenMail SERVER = new GreenMail(IMAP);
  private static final String ID = "<mail_0000000001.0123456789abcdef@acme.example>";
  private static final String OTHER_ID = "<mail_0000000002.0123456789abcdef@acme.example>";
  private static final String FAILED =
      "Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; lea@example.org\r\n"
          + "Action: failed\r\nStatus: 5.1.1\r\n"
          + "Diagnostic-Code: smtp; 550 5.1.1 <lea@example.org> user unknown\r\n";

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private final List<String> audit = new ArrayList<>();
  private final RecordedEvents events = new RecordedEvents();
  private final List<String> told = new ArrayList<>();
  private Database database;
  private JdbcOutbox outbox;
  private GreenMailUser user;
  private BounceMailbox mailbox;

  @BeforeAll
  static void startServer() {
    SERVER.start();
  }

  @AfterAll
  static void stopServer() {
    SERVER.stop();
  }

  @BeforeEach
  void open() throws FolderException {
    SERVER.purgeEmailFromAllMailboxes();
    user = SERVER.setUser("bounce@acme.example", "bounce", "p:w");
    database = Stores.open(folder);
    outbox = new JdbcOutbox(database, new FakeMasterKey());
    OneContract contracts =
        new OneContract(
            Stores.contract(7, TenantId.DEFAULT, "order-1").opened(),
            List.of(NotifyFixture.lea("fr")),
            List.of());
    Undelivered undelivered =
        new Undelivered(
            contracts,
            events,
            new SilentNotifications() {
              @Override
              public void undeliverable(
                  Contract contract,
                  Recipient recipient,
                  Channel channel,
                  String which,
                  String code) {
                told.add(which + " " + code);
              }
            });
    mailbox =
        new BounceMailbox(
            url(SERVER.getImap().getPort()),
            new Bounces(
                outbox,
                undelivered,
                (contract, type, facts, personal) -> audit.add(type + " " + facts + personal),
                database));
    sent(1, ID);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static URI url(int port) {
    return URI.create("imap://bounce:p%3Aw@127.0.0.1:" + port + "/INBOX");
  }

  private void sent(long id, String messageId) {
    outbox.insertIfAbsent(
        new Outbox.Entry(
            id,
            TenantId.DEFAULT,
            new ContractId(7),
            new RecipientId(42),
            Channel.EMAIL,
            Occasion.INVITATION,
            "key" + id,
            "l***a@example.org",
            clock.instant(),
            clock.instant()),
        new Mail(messageId, "ACME", null, "lea@example.org", "s", "t", "h"));
    outbox.sent(id, clock.instant());
  }

  private OutboxQueries.Told row(int index) {
    return new JdbcOutboxQueries(database).of(TenantId.DEFAULT, new ContractId(7)).get(index);
  }

  private static String report(String status, String original) {
    return "From: MAILER-DAEMON@mx.example.org\r\nTo: sign@acme.example\r\nSubject: Undelivered\r\n"
        + "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status;"
        + " boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        + "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        + status
        + "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        + original
        + "\r\n--b--\r\n";
  }

  private static String original(String messageId) {
    return "From: ACME <sign@acme.example>\r\nTo: lea@example.org\r\nMessage-ID:\r\n "
        + messageId
        + "\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\nHello\r\n";
  }

  private void arrives(String mail) {
    try {
      user.deliver(
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1))));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Boolean> seen() throws FolderException {
    return SERVER.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
        .map(StoredMessage::getFlags)
        .map(flags -> flags.contains(Flags.Flag.SEEN))
        .toList();
  }

  @Test
  void a_mail_that_came_back_is_recorded_once_and_told_to_the_sender() throws Exception {
    arrives(report(FAILED, original(ID)));
    arrives(report(FAILED, original(ID)));

    mailbox.read();
    mailbox.read();

    assertThat(row(0).state()).isEqualTo(Outbox.State.BOUNCED);
    assertThat(row(0).lastError()).isEqualTo("mail.bounced");
    assertThat(row(0).diagnostic()).isEqualTo("5.1.1 550");
    assertThat(events.types()).containsExactly("recipient.unreachable");
    assertThat(told).containsExactly("1 mail.bounced");
    assertThat(audit).hasSize(1);
    assertThat(audit.get(0)).contains("mail.bounced", "5.1.1 550").doesNotContain("lea@");
    assertThat(seen()).containsExactly(true, true);
  }

  @Test
  void a_mail_that_is_merely_late_has_not_come_back() throws Exception {
    arrives(report(FAILED.replace("failed", "delayed"), original(ID)));

    mailbox.read();

    assertThat(row(0).state()).isEqualTo(Outbox.State.SENT);
    assertThat(seen()).containsExactly(true);
  }

  @Test
  void other_mail_in_the_box_is_left_as_it_is() throws Exception {
    arrives("From: paul@example.org\r\nSubject: Re: x\r\n\r\nMessage-ID: " + ID + "\r\n");

    mailbox.read();

    assertThat(seen()).containsExactly(false);
    assertThat(row(0).state()).isEqualTo(Outbox.State.SENT);
  }

  @Test
  void hostile_reports_change_nothing_and_keep_no_true_one_from_being_read() throws Exception {
    arrives(report(FAILED, original("<mail_0000000009.ffffffffffffffff@acme.example>")));
    arrives(report(FAILED, original("' OR 1=1 --")));
    arrives(report(FAILED, "Subject: x\r\n\r\nMessage-ID: " + ID + "\r\n"));
    arrives(report("", original(ID)));
    arrives(report(FAILED, original(ID)).replace("boundary=\"b\"", "boundary=\"\u0000\""));
    arrives(report(FAILED, original(ID)).replace("report-type", "=?x?=;;;\"report-type"));
    arrives(report(FAILED, original(ID)).replace("Hello", "x".repeat(1_100_000)));
    arrives(report("x".repeat(100_000), original(ID)));
    mailbox.read();
    assertThat(row(0).state()).isEqualTo(Outbox.State.SENT);
    assertThat(audit).isEmpty();

    sent(2, OTHER_ID);
    arrives(report(FAILED, original(OTHER_ID)));
    mailbox.read();

    assertThat(row(0).state()).isEqualTo(Outbox.State.SENT);
    assertThat(row(1).state()).isEqualTo(Outbox.State.BOUNCED);
    assertThat(seen()).doesNotContain(false);
  }

  @Test
  void a_diagnostic_is_codes_only_whatever_the_report_says() {
    arrives(
        report(
            "Action: failed\r\nStatus: <script>\r\nDiagnostic-Code: smtp; lea@example.org 550\r\n",
            original(ID)));

    mailbox.read();

    assertThat(row(0).diagnostic()).isEmpty();
    assertThat(row(0).state()).isEqualTo(Outbox.State.BOUNCED);
  }

  @Test
  void a_mailbox_that_is_not_there_is_tried_again_and_its_login_not_quoted() {
    BounceMailbox wrong =
        new BounceMailbox(
            URI.create("imap://bounce:secret@127.0.0.1:" + SERVER.getImap().getPort()),
            new Bounces(outbox, null, null, database));

    assertThatThrownBy(wrong::read)
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("paraph.bounce.imap.url")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://u:p@mail", "imap://mail/INBOX", "imaps://user@mail"})
  void an_address_without_what_it_needs_is_refused(String url) {
    assertThatThrownBy(() -> ImapSettings.parse(URI.create(url)))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("paraph.bounce.imap.url");
  }

  @Test
  void the_address_is_read_with_its_port_login_and_folder() {
    ImapSettings full = ImapSettings.parse(URI.create("imaps://u%40a:p%3A+w@mail/Bounces%20in"));

    assertThat(full.port()).isEqualTo(993);
    assertThat(full.user()).isEqualTo("u@a");
    assertThat(full.password()).isEqualTo("p:+w");
    assertThat(full.folder()).isEqualTo("Bounces in");
    assertThat(full).hasToString("imaps://mail:993");
    assertThat(ImapSettings.parse(URI.create("imap://u:p@mail")).folder()).isEqualTo("INBOX");
  }
}
