package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.Contract;
import gateway.contract.Organisation;
import gateway.contract.Recipient;
import gateway.store.OnBothDatabases;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class MailNotificationsTest extends NotifyFixture {
  @Test
  void a_french_invitation_says_who_what_until_when_and_has_one_link() {
    Mail mail = invite("Entretien", "", lea("fr"));

    assertThat(mail.subject()).isEqualTo("ACME\u00a0: «\u00a0Entretien\u00a0» à signer");
    assertThat(mail.text())
        .startsWith("Bonjour Léa,\n\n")
        .contains(
            "ACME (paul@acme.example) vous invite à signer «\u00a0Entretien\u00a0» (4 pages) avant"
                + " le 31 décembre 2026 à 23:59 (heure de Paris).")
        .contains("Lire et signer\n" + LINK + "\n")
        .contains("un code par e-mail")
        .contains("Pas pour vous");
    assertThat(links(mail.text())).isEqualTo(1);
    assertThat(links(mail.html())).isEqualTo(1);
    assertThat(mail.html())
        .startsWith("<!doctype html>\n<html lang=\"fr\">")
        .contains("href=\"" + LINK + "\">Lire et signer (sign.acme.example)</a>")
        .doesNotContain("<img", "<script", "<style");
    assertThat(mail.fromName()).isEqualTo("ACME");
    assertThat(mail.replyTo()).isEqualTo("paul@acme.example");
    assertThat(mail.to()).isEqualTo("lea@example.org");
    assertThat(mail.messageId()).matches("<mail_[0-9a-z]{11}\\.[0-9a-f]{16}@acme\\.example>");
  }

  @Test
  void an_english_invitation_says_the_same() {
    Mail mail = invite("Maintenance", "", lea("en"));

    assertThat(mail.subject()).isEqualTo("ACME: \"Maintenance\" to sign");
    assertThat(mail.text())
        .startsWith("Hello Léa,\n\n")
        .contains(
            "ACME (paul@acme.example) asks you to sign \"Maintenance\" (4 pages) by 31 December"
                + " 2026 at 23:59 (Paris time).")
        .contains("Not for you? Reply");
    assertThat(mail.html()).contains("<html lang=\"en\">");
  }

  @Test
  void the_same_link_is_mailed_once_and_a_renewed_one_again() {
    Contract contract = contract("Entretien", "", null);
    MailNotifications notifications = notifications(contract, lea("fr"));

    notifications.invite(contract, lea("fr"), LINK);
    notifications.invite(contract, lea("fr"), LINK);
    assertThat(work.keys).hasSize(1);
    notifications.invite(contract, lea("fr"), URI.create("https://sign.acme.example/sign/new"));

    assertThat(work.keys).hasSize(2);
    assertThat(mail(0).messageId()).isNotEqualTo(mail(1).messageId());
  }

  @Test
  void a_code_stands_alone_on_its_line_and_the_mail_has_no_link() {
    Contract contract = contract("Entretien", "", null);
    MailNotifications notifications = notifications(contract, lea("fr"));

    notifications.code(contract, lea("fr"), "012345");
    notifications.code(contract, lea("fr"), "678901");

    assertThat(work.keys).hasSize(2);
    assertThat(mail(0).subject()).isEqualTo("Votre code ACME");
    assertThat(mail(0).subject() + mail(0).html()).doesNotContain("http");
    assertThat(mail(0).text())
        .contains("\n\n012345\n\n")
        .contains("10 minutes", "Entretien", "Ne le donnez à personne")
        .doesNotContain("http");
    assertThat(mail(0).html()).contains(">012345</p>");
    assertThat(mail(1).text()).contains("\n\n678901\n\n");
  }

  @Test
  void done_names_the_signers_and_leads_to_the_copies() {
    Contract contract = contract("Entretien", "", null);

    notifications(contract, lea("fr")).done(contract, lea("fr"), LINK);

    assertThat(only().subject()).isEqualTo("«\u00a0Entretien\u00a0» est signé");
    assertThat(only().text())
        .contains("est signé par Léa Martin, le 24 novembre 2026 à 10:15 (heure de Paris).")
        .contains(LINK.toString());
  }

  @Test
  void refusal_goes_to_the_organisation_with_the_reason() {
    Contract contract = contract("Entretien", "", null);
    Recipient refused = lea("en").refused(clock.instant(), "Too expensive\r\nBcc: x@example.org");

    notifications(contract, refused).refused(contract, refused, refused.refusalReason());

    assertThat(only().to()).isEqualTo("paul@acme.example");
    assertThat(only().subject()).isEqualTo("Léa Martin a refusé «\u00a0Entretien\u00a0»");
    assertThat(only().text()).contains("> Too expensive Bcc: x@example.org", "con_");
  }

  @Test
  void an_invitation_given_up_goes_to_the_organisation_with_name_address_and_reason() {
    Contract contract = contract("Entretien", "", null);
    MailNotifications notifications = notifications(contract, lea("en"));

    notifications.undeliverable(contract, lea("en"), "mail.refused");
    assertThat(only().to()).isEqualTo("paul@acme.example");
    assertThat(only().subject()).isEqualTo("Léa Martin injoignable\u00a0: «\u00a0Entretien\u00a0»");
    assertThat(only().text())
        .contains("remise à Léa Martin à cette adresse\u00a0: lea@example.org")
        .contains("l'a refusée définitivement", contract.id().toString());

    notifications.undeliverable(contract, lea("en"), "mail.too-late");
    assertThat(mail(1).text()).contains("en cinq jours");
    organisation = new Organisation("ACME", null, ZoneId.of("UTC"));
    notifications.undeliverable(contract, lea("en"), "mail.refused");
    assertThat(work.keys).hasSize(2);
  }

  @Test
  void refusal_is_mailed_to_nobody_when_the_organisation_has_no_address() {
    organisation = new Organisation("ACME", null, ZoneId.of("UTC"));
    Contract contract = contract("Entretien", "", null);

    notifications(contract, lea("fr")).refused(contract, lea("fr"), null);

    assertThat(work.keys).isEmpty();
  }

  @Test
  void a_code_is_not_worth_sending_after_ten_minutes() {
    Contract contract = contract("Entretien", "", null);
    notifications(contract, lea("fr")).code(contract, lea("fr"), "012345");

    long id = Long.parseLong(work.keys.get(0).substring("mail ".length()));
    assertThat(outbox.waiting(id).orElseThrow().entry().notAfter())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
  }
}
