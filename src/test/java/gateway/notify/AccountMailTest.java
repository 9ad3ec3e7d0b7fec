package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.SetClock;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.contract.Organisation;
import gateway.contract.TenantId;
import gateway.notify.AccountMail.Outcome;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mail that lets somebody into the back office. */
class AccountMailTest {
  private static final URI LINK = URI.create("https://sign.acme.example/app/welcome/abc");
  private static final Instant UNTIL = Instant.parse("2026-12-04T09:15:00Z");

  private final List<Mail> sent = new ArrayList<>();

  private Outcome invite(MailTransport transport, String name, String locale) {
    Organisation acme =
        new Organisation("ACME", "paul@acme.example", ZoneId.of("Europe/Paris"), "#7a1fa2");
    AccountMail mails =
        new AccountMail(
            transport, new MailAddress("sign@acme.example"), tenant -> acme, new SetClock());
    AccountMail.Reader reader =
        new AccountMail.Reader(new TenantId("acme"), "lea@example.org", name, locale);
    return mails.invite(reader, LINK, UNTIL);
  }

  @Test
  void it_says_in_the_readers_language_who_invites_what_to_do_and_until_when() {
    assertThat(invite((mail, date) -> sent.add(mail), "Léa Martin", "fr")).isEqualTo(Outcome.SENT);
    assertThat(invite((mail, date) -> sent.add(mail), "Léa Martin", "en")).isEqualTo(Outcome.SENT);

    Mail french = sent.get(0);
    assertThat(french.to()).isEqualTo("lea@example.org");
    assertThat(french.replyTo()).isEqualTo("paul@acme.example");
    assertThat(french.subject()).isEqualTo("ACME\u00a0: votre compte pour suivre les contrats");
    assertThat(french.text())
        .startsWith("Bonjour Léa Martin,\n\nACME vous ouvre un compte")
        .contains("\nhttps://sign.acme.example/app/welcome/abc\n")
        .contains("jusqu'au 4 décembre 2026 à 10:15 (heure de Paris)")
        .doesNotContain("{", "}");
    assertThat(french.html()).contains("lang=\"fr\"", "#7a1fa2", ">Choisir mon mot de passe (");
    assertThat(sent.get(1).subject()).isEqualTo("ACME: your account to follow the contracts");
    assertThat(sent.get(1).text()).contains("until 4 December 2026 at 10:15 (Paris time)");
    assertThat(sent.get(1).messageId()).isNotEqualTo(french.messageId());
  }

  @Test
  void a_name_cannot_bring_a_link_or_markup_of_its_own() {
    invite((mail, date) -> sent.add(mail), "Eve https://evil.example <b>\u202e", "en");
    assertThat(sent.get(0).text()).doesNotContain("https://evil").doesNotContain("\u202e");
    assertThat(sent.get(0).html()).doesNotContain("<b>");
  }

  @Test
  void who_invites_hears_whether_it_left() {
    MailTransport none =
        (mail, date) -> {
          throw new TransientFailure("mail.not-configured", "none");
        };
    MailTransport refusing =
        (mail, date) -> {
          throw new PermanentFailure("mail.refused", "550");
        };
    assertThat(invite(none, "Léa", "fr")).isEqualTo(Outcome.NO_SERVER);
    assertThat(invite(refusing, "Léa", "fr")).isEqualTo(Outcome.FAILED);
  }
}
