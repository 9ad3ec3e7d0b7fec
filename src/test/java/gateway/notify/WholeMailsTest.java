package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.Contract;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.Role;
import gateway.delivery.OneContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every mail as it leaves, subject, text and HTML, beside {@code resources/mails/*.txt}. After a
 * change of words, look at what this test wrote to {@code target/mails} and copy it there.
 */
class WholeMailsTest extends NotifyFixture {
  private final Map<String, Mail> mails = new LinkedHashMap<>();

  @BeforeEach
  void name() {
    organisation =
        new Organisation("ACME", "paul@acme.example", ZoneId.of("Europe/Paris"), "#7a1fa2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void every_mail_reads_as_agreed(String language) throws IOException {
    writeAll(language);
    StringBuilder actual = new StringBuilder();
    mails.forEach((name, mail) -> actual.append(page(name, mail)));

    String file = "mails_" + language + ".txt";
    Path written = Files.createDirectories(Path.of("target", "mails")).resolve(file);
    Files.writeString(written, actual);
    for (Map.Entry<String, Mail> mail : mails.entrySet()) {
      String name = language + "_" + mail.getKey() + ".html";
      Files.writeString(written.resolveSibling(name), mail.getValue().html());
    }
    assertThat(actual.toString()).isEqualTo(agreed(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void every_mail_has_at_most_one_link_no_picture_and_a_short_subject(String language) {
    writeAll(language);

    assertThat(mails).hasSizeGreaterThan(15);
    mails.forEach(
        (name, mail) -> {
          assertThat(mail.subject()).as(name).hasSizeLessThan(60);
          assertThat(links(mail.text())).as(name).isLessThan(2);
          assertThat(links(mail.html())).as(name).isLessThan(2);
          assertThat(mail.html())
              .as(name)
              .startsWith("<!doctype html>\n<html lang=\"" + language + "\">")
              .doesNotContain("<img", "<script", "<style", "<link", "url(");
          assertThat(mail.text()).as(name).doesNotContain("{", "}", "null");
        });
  }

  private void writeAll(String language) {
    Contract contract = contract(language, EXPIRES);
    Recipient lea = lea(language);
    Recipient approver = invited(43, Role.APPROVER, language, "Ada");
    Recipient signer = invited(44, Role.SIGNER, language, "Paul");
    Recipient copy = invited(45, Role.COPY, language, "Zoe");
    Recipient refused = lea.refused(clock.instant(), "Trop cher, too expensive");
    Recipient[] people = {lea, approver, signer, copy};
    OutboxNotifications notifications = notifications(contract, people);
    EndNotices endings = new EndNotices(post(contract, signer));

    notifications.invite(contract, lea, LINK);
    keep("invitation");
    notifications.invite(contract, bySms(language), LINK);
    keep("invitation, code by SMS");
    notifications.invite(contract, approver, LINK);
    keep("invitation to approve");
    notifications.remind(contract, signer, LINK, "1");
    keep("reminder");
    notifications.remind(contract, approver, LINK, "1");
    keep("reminder to approve");
    clock.advance(Duration.between(clock.instant(), EXPIRES.minus(Duration.ofHours(3))));
    notifications.remind(contract, signer, LINK, "2");
    keep("reminder on the last day");
    notifications.lookAgain(contract, lea, LINK, "revision");
    keep("look again");
    notifications.newLink(contract, lea, LINK);
    keep("new link");
    notifications.code(contract, lea, "012345");
    keep("code");
    notifications.done(contract, lea, LINK);
    keep("done");
    notifications.done(contract, copy, LINK);
    keep("done, in copy");
    notifications.refused(contract, refused, refused.refusalReason());
    keep("refused, to the sender");
    keep("refused, to the approver");
    keep("refused, to another signer");
    notifications.undeliverable(contract, lea, Channel.EMAIL, "1", "mail.refused");
    keep("not reached, refused");
    notifications.undeliverable(contract, lea, Channel.EMAIL, "2", "mail.bounced");
    keep("not reached, sent back");
    notifications.undeliverable(contract, bySms(language), Channel.SMS, "sms", "sms.refused");
    keep("not reached by text message");
    endings.expired(contract);
    keep("expired, to whom it awaited");
    keep("expired, to the sender");
    endings.cancelled(contract);
    keep("cancelled");
    assertThat(work.keys).hasSameSizeAs(mails.keySet());
  }

  private static Contract contract(String language, Instant expires) {
    return OneContract.closed(
        "Contrat d'entretien <Été>",
        "Bonjour {{recipient.firstName}},\nmerci & à bientôt",
        language,
        expires);
  }

  private static Recipient bySms(String language) {
    return recipient(
        46,
        Role.SIGNER,
        Mode.REMOTE_SMS,
        language,
        Map.of(
            PersonField.lastName, "Noël",
            PersonField.mobile, "+33612345678",
            PersonField.email, "noel@example.org"));
  }

  private void keep(String name) {
    mails.put(name, mail(mails.size()));
  }

  private static String page(String name, Mail mail) {
    return "=== "
        + name
        + "\nTo: "
        + mail.to()
        + "\nFrom: "
        + mail.fromName()
        + "\nReply-To: "
        + mail.replyTo()
        + "\nSubject: "
        + mail.subject()
        + "\n\n"
        + mail.text()
        + "\n"
        + mail.html()
        + "\n";
  }

  private static String agreed(String file) throws IOException {
    try (InputStream in = WholeMailsTest.class.getResourceAsStream("/mails/" + file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
