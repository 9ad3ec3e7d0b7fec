package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.TransientFailure;
import gateway.contract.Contract;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.store.OnBothDatabases;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is told what, and how often; the words are in {@link WholeMailsTest}. */
@OnBothDatabases
class OutboxNotificationsTest extends NotifyFixture {
  private final Contract contract = contract("Entretien", "", EXPIRES);

  @Test
  void an_invitation_comes_from_the_organisation_and_is_answered_to_it() {
    notifications(contract, lea("fr")).invite(contract, lea("fr"), LINK);

    assertThat(only().fromName()).isEqualTo("ACME");
    assertThat(only().replyTo()).isEqualTo("paul@acme.example");
    assertThat(only().to()).isEqualTo("lea@example.org");
    assertThat(only().messageId()).matches("<mail_[0-9a-z]{11}\\.[0-9a-f]{16}@acme\\.example>");
    assertThat(waiting(0).entry().destination()).isEqualTo("l***a@example.org");
  }

  @Test
  void the_same_link_is_mailed_once_and_a_renewed_one_again() {
    OutboxNotifications notifications = notifications(contract, lea("fr"));

    notifications.invite(contract, lea("fr"), LINK);
    notifications.invite(contract, lea("fr"), LINK);
    assertThat(work.keys).hasSize(1);
    notifications.invite(contract, lea("fr"), URI.create("https://sign.acme.example/sign/new"));

    assertThat(work.keys).hasSize(2);
    assertThat(mail(0).messageId()).isNotEqualTo(mail(1).messageId());
  }

  @Test
  void the_same_reminder_is_mailed_once() {
    OutboxNotifications notifications = notifications(contract, lea("fr"));

    assertThat(notifications.remind(contract, lea("fr"), LINK, "1")).isTrue();
    assertThat(notifications.remind(contract, lea("fr"), LINK, "1")).isFalse();
    assertThat(notifications.remind(contract, lea("fr"), LINK, "2")).isTrue();

    assertThat(work.keys).hasSize(2);
  }

  @Test
  void a_link_asked_for_again_and_again_is_mailed_once_an_hour() {
    OutboxNotifications notifications = notifications(contract, lea("fr"));

    notifications.newLink(contract, lea("fr"), LINK);
    notifications.newLink(contract, lea("fr"), LINK);
    assertThat(work.keys).hasSize(1);
    clock.advance(Duration.ofHours(1));
    notifications.newLink(contract, lea("fr"), LINK);

    assertThat(work.keys).hasSize(2);
  }

  @Test
  void each_code_is_another_mail_and_dies_after_ten_minutes() {
    OutboxNotifications notifications = notifications(contract, lea("fr"));

    notifications.code(contract, lea("fr"), "012345");
    notifications.code(contract, lea("fr"), "678901");

    assertThat(mail(0).text()).contains("\n\n012345\n\n").doesNotContain("http");
    assertThat(mail(1).text()).contains("\n\n678901\n\n");
    assertThat(waiting(0).entry().notAfter())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void a_code_by_text_message_ends_with_the_line_a_phone_reads() {
    Recipient lea = byText("fr", "06 12 34 56 78");

    notifications(contract, lea).code(contract, lea, "012345");

    assertThat(work.keys).hasSize(1).first().asString().startsWith("sms ");
    SmsSender.Sms text = (SmsSender.Sms) waiting(0).message();
    assertThat(text.to()).isEqualTo("+33612345678");
    assertThat(text.text())
        .isEqualTo(
            "ACME\u00a0: 012345 est votre code pour signer. Valable 10 minutes, ne le donnez à"
                + " personne.\n\n@sign.acme.example #012345");
    assertThat(waiting(0).entry().destination()).isEqualTo("+33 *** 78");
    assertThat(waiting(0).entry().occasion()).isEqualTo(Occasion.CODE);
  }

  @Test
  void an_organisation_cannot_send_more_text_messages_in_an_hour_than_allowed() {
    smsPerHour = 2;
    Recipient lea = byText("en", "+33612345678");
    OutboxNotifications notifications = notifications(contract, lea);
    notifications.code(contract, lea, "1");
    notifications.code(contract, lea, "2");

    assertThatThrownBy(() -> notifications.code(contract, lea, "3"))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("paraph.sms.per-hour")
        .extracting(e -> ((TransientFailure) e).code())
        .isEqualTo("sms.budget");
    assertThat(work.keys).hasSize(2);

    clock.advance(Duration.ofMinutes(61));
    notifications.code(contract, lea, "4");
    assertThat(work.keys).hasSize(3);
  }

  @Test
  void a_refusal_is_told_to_the_sender_with_the_reason_and_to_the_invited_without() {
    Recipient refused = lea("fr").refused(clock.instant(), "Trop cher\r\nBcc: x@example.org");
    Recipient invited = invited(43, Role.SIGNER, "en", "Paul");
    Recipient later = invited(44, Role.SIGNER, "en", "Ada").withStatus(RecipientStatus.WAITING);
    Recipient copy = invited(45, Role.COPY, "en", "Eve");

    notifications(contract, refused, invited, later, copy)
        .refused(contract, refused, refused.refusalReason());

    assertThat(List.of(mail(0).to(), mail(1).to()))
        .containsExactly("paul@acme.example", "paul@example.org");
    assertThat(mail(0).text()).contains("> Trop cher Bcc: x@example.org");
    assertThat(mail(1).text()).doesNotContain("Trop cher");
    assertThat(work.keys).hasSize(2);
  }

  @Test
  void an_ending_is_told_to_the_invited_whose_turn_it_was_and_never_fails_for_an_address() {
    Recipient awaited = invited(43, Role.SIGNER, "en", "Paul");
    Recipient signed = invited(44, Role.SIGNER, "en", "Ada").signed(clock.instant());
    Recipient mute =
        recipient("fr", Map.of(PersonField.firstName, "Léa")).withStatus(RecipientStatus.VIEWED);
    EndNotices notices = new EndNotices(post(contract, awaited, signed, mute));

    notices.expired(contract);
    notices.expired(contract);
    notices.cancelled(contract);

    assertThat(work.keys).hasSize(4);
    assertThat(mail(0).to()).isEqualTo("paul@example.org");
    assertThat(mail(1).to()).isEqualTo("paul@acme.example");
    assertThat(mail(1).text()).contains("On attendait encore\u00a0: Paul Roy et Léa.");
    assertThat(List.of(mail(2).to(), mail(3).to()))
        .containsExactly("paul@example.org", "ada@example.org");
  }

  @Test
  void an_organisation_without_an_address_is_written_no_mail() {
    organisation = new Organisation("ACME", null, ZoneId.of("UTC"));
    OutboxNotifications notifications = notifications(contract, lea("fr"));

    notifications.refused(contract, lea("fr"), null);
    notifications.undeliverable(contract, lea("fr"), Channel.EMAIL, "1", "mail.refused");

    assertThat(work.keys).isEmpty();
  }

  private static Recipient byText(String locale, String mobile) {
    return recipient(
        42,
        Role.SIGNER,
        Mode.REMOTE_SMS,
        locale,
        Map.of(
            PersonField.firstName, "Léa",
            PersonField.mobile, mobile,
            PersonField.email, "lea@example.org"));
  }
}
