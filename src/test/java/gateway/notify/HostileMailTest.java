package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.GatewayFailure;
import gateway.contract.Contract;
import gateway.contract.Organisation;
import gateway.contract.PersonField;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostileMailTest extends NotifyFixture {
  @Test
  void the_senders_words_are_quoted_with_the_persons_values_and_nothing_else_is_evaluated() {
    Mail mail =
        invite(
            "Entretien",
            "Bonjour {{recipient.firstName}} {{ recipient.lastName }},\nvoir https://evil.example"
                + " ${env:HOME} {{secret}} <b>gras</b>",
            recipient(
                "fr",
                Map.of(
                    PersonField.firstName, "{{recipient.email}}$1",
                    PersonField.email, "lea@example.org")));

    assertThat(mail.text())
        .contains("> Bonjour {{recipient.email}}$1 ,\n> voir https: evil.example ${env:HOME}")
        .contains("{{secret}} <b>gras</b>");
    assertThat(mail.html()).contains("&lt;b&gt;gras&lt;/b&gt;").doesNotContain("<b>");
    assertThat(links(mail.text())).isEqualTo(1);
  }

  @Test
  void a_hostile_title_and_name_cannot_break_a_header_or_add_a_link() {
    organisation =
        new Organisation("AC\r\nBcc: x@example.org\u202eME", null, ZoneId.of("Europe/Paris"));
    Mail mail =
        invite(
            "Entre\r\ntien http://evil.example/\u0000",
            "",
            recipient("fr", Map.of(PersonField.email, "lea@example.org")));

    assertThat(mail.subject()).doesNotContain("\r", "\n", "\u0000", "\u202e");
    assertThat(mail.fromName()).isEqualTo("AC Bcc: x@example.orgME");
    assertThat(links(mail.text())).isEqualTo(1);
    assertThat(mail.replyTo()).isNull();
  }

  @Test
  void a_person_without_an_address_is_refused() {
    assertThatThrownBy(
            () -> invite("Entretien", "", recipient("fr", Map.of(PersonField.firstName, "Léa"))))
        .isInstanceOf(GatewayFailure.class)
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("mail.no-address");
  }

  @Test
  void an_address_with_a_line_break_is_refused() {
    assertThatThrownBy(() -> new MailAddress("lea@example.org\r\nBcc: x@example.org"))
        .isInstanceOf(GatewayFailure.class);
    assertThatThrownBy(() -> new MailAddress("lea@example.org, x@example.org"))
        .isInstanceOf(GatewayFailure.class);
  }

  @Test
  void a_mail_rolled_back_with_its_transaction_is_not_there() {
    Contract contract = contract("Entretien", "", null);
    OutboxNotifications notifications = notifications(contract, lea("fr"));

    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      notifications.invite(contract, lea("fr"), LINK);
                      throw new IllegalStateException("later step failed");
                    }))
        .hasMessage("later step failed");

    assertThat(outbox.counts()).containsEntry(Outbox.State.WAITING, 0L);
  }

  @Test
  void neither_address_nor_link_nor_code_is_readable_in_the_database() throws Exception {
    Contract contract = contract("Entretien", "", null);
    OutboxNotifications notifications = notifications(contract, lea("fr"));
    notifications.invite(contract, lea("fr"), LINK);
    notifications.code(contract, lea("fr"), "012345");
    database.close();

    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("lea@example.org", "abc123", "012345");
      }
    }
  }
}
