package gateway.journey;

import static gateway.journey.DeskFixture.CODE;
import static gateway.journey.DeskFixture.ID;
import static gateway.journey.DeskFixture.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.CodeOutcome;
import gateway.contract.BlobRef;
import gateway.contract.ContractStatus;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.SignatureMark;
import gateway.contract.Strokes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningJourneyTest {
  private static final String TOKEN = DeskFixture.token("signer1");

  private final DeskFixture desk = new DeskFixture();
  private SigningJourney journey;

  @BeforeEach
  void open() {
    desk.signer("signer1", 1).value("iban", PropertyType.TEXT, "signer1").open();
    journey = desk.journey;
  }

  @Test
  void a_required_answer_that_is_missing_is_asked_for_by_name() {
    journey.arrive(TOKEN);
    assertThatThrownBy(() -> journey.review(TOKEN))
        .isInstanceOfSatisfying(
            AnswersRefused.class,
            refused ->
                assertThat(refused.problems())
                    .containsEntry("iban", AnswersRefused.Problem.MISSING));
  }

  @Test
  void what_is_signed_is_the_revision_that_was_checked() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    desk.agree("signer1", shown);
    assertThat(desk.mails.about("code")).containsExactly("code signer1");
    assertThat(journey.sign(TOKEN, shown, desk.agreement("signer1"), "12 34-56", VISITOR))
        .isInstanceOf(CodeOutcome.Accepted.class);
    Recipient lea = desk.recipient("signer1");
    assertThat(lea.status()).isEqualTo(RecipientStatus.CONSENTED);
    assertThat(desk.text(lea.reviewed().get(0))).isEqualTo("PDF+FR76");
    assertThat(desk.woken).containsExactly("chain " + ID);
  }

  @Test
  void an_answer_changed_after_the_check_undoes_check_and_consent() {
    Map<Integer, BlobRef> shown = reviewed("FR76-OLD");
    desk.agree("signer1", shown);
    journey.save(TOKEN, Map.of("iban", "FR76-NEW"));
    assertThat(journey.view(TOKEN).reviewed()).isEmpty();
    assertThat(journey.view(TOKEN).consent()).isNull();
    assertThat(journey.view(TOKEN).moved()).isFalse();
    assertThatThrownBy(() -> desk.sign("signer1", shown))
        .hasMessageContaining("no longer the one that was shown");
    assertThat(desk.recipient("signer1").status()).isEqualTo(RecipientStatus.VIEWED);
  }

  @Test
  void an_answer_changed_while_the_file_is_made_is_in_the_file_that_is_checked() {
    journey.arrive(TOKEN);
    journey.save(TOKEN, Map.of("iban", "FR76-OLD"));
    desk.meanwhile.add(() -> journey.save(TOKEN, Map.of("iban", "FR76-NEW"))); // another window
    journey.review(TOKEN);
    assertThat(desk.text(journey.view(TOKEN).reviewed().get(0))).isEqualTo("PDF+FR76-NEW");
  }

  @Test
  void a_file_whose_answers_never_stand_still_is_not_shown_for_checking() {
    journey.arrive(TOKEN);
    journey.save(TOKEN, Map.of("iban", "FR76"));
    for (int i = 0; i < 3; i++) {
      String next = "FR" + i;
      desk.meanwhile.add(() -> journey.save(TOKEN, Map.of("iban", next)));
    }
    assertThatThrownBy(() -> journey.review(TOKEN))
        .hasMessageContaining("no longer the one that was shown");
    assertThat(journey.view(TOKEN).reviewed()).isEmpty();
  }

  @Test
  void saving_the_same_answer_again_keeps_the_check() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    journey.save(TOKEN, Map.of("iban", "FR76"));
    assertThat(journey.view(TOKEN).reviewed()).isEqualTo(shown);
  }

  @Test
  void who_saves_and_leaves_finds_the_answers_at_the_same_link() {
    journey.arrive(TOKEN);
    journey.save(TOKEN, Map.of("iban", "FR76"));
    assertThat(journey.view(TOKEN).fields()).extracting("value").containsExactly("FR76");
    assertThat(journey.view(TOKEN).status()).isEqualTo(RecipientStatus.VIEWED);
  }

  @Test
  void consent_counts_only_for_what_was_shown() {
    reviewed("FR76");
    Map<Integer, BlobRef> other = Map.of(0, new BlobRef("ab".repeat(32)));
    assertThatThrownBy(() -> desk.agree("signer1", other))
        .hasMessageContaining("no longer the one that was shown");
    assertThat(desk.mails.about("code")).isEmpty();
  }

  @Test
  void a_wrong_code_signs_nothing() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    desk.agree("signer1", shown);
    assertThat(journey.sign(TOKEN, shown, desk.agreement("signer1"), "000000", VISITOR))
        .isEqualTo(new CodeOutcome.Wrong(4));
    assertThat(desk.woken).isEmpty();
  }

  @Test
  void the_code_counts_for_the_signature_that_was_given_and_for_no_other() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    desk.agree("signer1", shown);
    String hers = desk.agreement("signer1");
    // Somebody else with the same link, between her agreeing and her typing the code.
    journey.agree(TOKEN, shown, "J'accepte", SignatureGiven.typed("Mickey"), VISITOR);
    assertThat(desk.mails.about("code")).as("the code she got is still good").hasSize(1);

    assertThatThrownBy(() -> journey.sign(TOKEN, shown, hers, CODE, VISITOR))
        .extracting("code")
        .isEqualTo("journey.changed");
    assertThat(desk.recipient("signer1").status()).isEqualTo(RecipientStatus.VIEWED);

    desk.agree("signer1", shown);
    assertThat(desk.agreement("signer1")).isEqualTo(hers);
    assertThat(journey.sign(TOKEN, shown, hers, CODE, VISITOR))
        .isInstanceOf(CodeOutcome.Accepted.class);
  }

  @Test
  void a_second_press_of_sign_is_the_same_press() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    desk.agree("signer1", shown);
    journey.sign(TOKEN, shown, desk.agreement("signer1"), CODE, VISITOR);
    assertThat(journey.sign(TOKEN, shown, desk.agreement("signer1"), CODE, VISITOR))
        .isInstanceOf(CodeOutcome.Accepted.class);
    assertThat(desk.woken).hasSize(1);
  }

  @Test
  void a_refusal_ends_the_contract_and_is_told_with_its_reason() {
    journey.arrive(TOKEN);
    journey.refuse(TOKEN, "Trop cher");
    journey.refuse(TOKEN, "Trop cher");
    assertThat(desk.contracts.get(ID).status()).isEqualTo(ContractStatus.REFUSED);
    assertThat(desk.events.types())
        .endsWith("contract.viewed", "recipient.refused", "contract.refused");
    assertThat(desk.mails.about("refused")).containsExactly("refused signer1 Trop cher");
  }

  @Test
  void a_reason_is_told_without_what_nobody_can_see_in_it() {
    journey.arrive(TOKEN);
    journey.refuse(TOKEN, "Trop\0 cher,\nvraiment\u202e\ud83d");
    assertThat(desk.mails.about("refused")).containsExactly("refused signer1 Trop cher,\nvraiment");
  }

  @Test
  void a_name_that_turns_the_writing_is_no_signature() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    SignatureGiven turned = new SignatureGiven("L\u00e9a \u202enitraM", null, null);
    assertThatThrownBy(() -> journey.agree(TOKEN, shown, "J'accepte", turned, VISITOR))
        .hasMessageContaining("characters that can be seen");
  }

  @Test
  void a_drawn_signature_is_kept_as_its_strokes() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    Strokes strokes = Strokes.parse("0,0 3000,1000");
    journey.agree(
        TOKEN, shown, "J'accepte", new SignatureGiven("Léa Martin", strokes, null), VISITOR);
    SignatureMark mark = desk.recipient("signer1").mark();
    assertThat(mark.kind()).isEqualTo(SignatureMark.Kind.DRAWN);
    assertThat(desk.text(mark.content())).isEqualTo("0,0 3000,1000");
    assertThat(journey.view(TOKEN).mark()).isEqualTo(mark);
    assertThat(journey.signature(TOKEN, mark.content())).isEqualTo(strokes.bytes());
  }

  @Test
  void a_picture_given_before_is_agreed_to_again_as_it_was_shown_and_only_that_one() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    agree(shown, new SignatureGiven("Léa", null, new byte[10]));
    SignatureMark mark = desk.recipient("signer1").mark();
    assertThat(journey.signature(TOKEN, mark.content()))
        .isEqualTo("cleaned 10".getBytes(StandardCharsets.UTF_8));

    Map<Integer, BlobRef> again = reviewed("FR77");
    agree(again, new SignatureGiven("Léa", null, null, mark.content()));
    assertThat(desk.recipient("signer1").mark()).isEqualTo(mark);

    agree(again, new SignatureGiven("Léa", null, new byte[11]));
    assertThatThrownBy(() -> agree(again, new SignatureGiven("Léa", null, null, mark.content())))
        .hasFieldOrPropertyWithValue("code", "signature.gone");
    assertThatThrownBy(() -> journey.signature(TOKEN, mark.content()))
        .hasFieldOrPropertyWithValue("code", "signature.gone");
    BlobRef last = desk.recipient("signer1").mark().content();
    desk.sign("signer1", again);
    assertThatThrownBy(() -> journey.signature(TOKEN, last))
        .as("the page of somebody who has signed shows it no more")
        .hasFieldOrPropertyWithValue("code", "journey.not-now");
  }

  private void agree(Map<Integer, BlobRef> shown, SignatureGiven given) {
    journey.agree(TOKEN, shown, "J'accepte", given, VISITOR);
  }

  @Test
  void of_an_uploaded_signature_only_what_the_worker_made_of_it_is_kept() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    byte[] upload = "as it came".getBytes(StandardCharsets.UTF_8);
    journey.agree(
        TOKEN, shown, "J'accepte", new SignatureGiven("Léa Martin", null, upload), VISITOR);
    SignatureMark mark = desk.recipient("signer1").mark();
    assertThat(mark.kind()).isEqualTo(SignatureMark.Kind.IMAGE);
    assertThat(desk.text(mark.content())).isEqualTo("cleaned 10");
  }

  @Test
  void a_signature_without_a_name_or_with_too_large_an_image_is_refused_by_code() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    assertThatThrownBy(
            () -> journey.agree(TOKEN, shown, "J'accepte", SignatureGiven.typed(" \n "), VISITOR))
        .hasFieldOrPropertyWithValue("code", "signature.name");
    SignatureGiven large = new SignatureGiven("Léa", null, new byte[2 * 1024 * 1024 + 1]);
    assertThatThrownBy(() -> journey.agree(TOKEN, shown, "J'accepte", large, VISITOR))
        .hasFieldOrPropertyWithValue("code", "signature.image");
    assertThat(desk.mails.about("code")).isEmpty();
  }

  private Map<Integer, BlobRef> reviewed(String iban) {
    return desk.check("signer1", Map.of("iban", iban));
  }
}
