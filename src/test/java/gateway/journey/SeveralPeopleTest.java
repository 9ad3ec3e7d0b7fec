package gateway.journey;

import static gateway.journey.DeskFixture.ID;
import static gateway.journey.DeskFixture.VISITOR;
import static gateway.journey.DeskFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.CodeOutcome;
import gateway.contract.BlobRef;
import gateway.contract.ChainStep;
import gateway.contract.ContractStatus;
import gateway.contract.Mode;
import gateway.contract.PropertyType;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SeveralPeopleTest {
  private final DeskFixture desk = new DeskFixture();

  @Test
  void only_the_lowest_rank_is_invited_and_the_next_one_follows() {
    desk.person("approver1", 1, Role.APPROVER, Mode.REMOTE_EMAIL)
        .signer("signer1", 2)
        .signer("signer2", 2)
        .signer("signer3", 3)
        .open();
    assertThat(desk.mails.all).containsExactly("invite approver1");
    approve();
    assertThat(desk.woken).containsExactly("chain " + ID);
    assertThat(nextStep()).isEqualTo(ChainStep.INVITE);
    desk.invitations.invite(ID);
    assertThat(desk.mails.all).endsWith("invite signer1", "invite signer2").hasSize(3);
  }

  @Test
  void who_comes_early_may_look_but_not_act_and_sees_who_is_awaited() {
    desk.signer("signer1", 1).signer("signer2", 2).open();
    JourneyView early = desk.view("signer2");
    assertThat(early.awaited()).containsExactly("Léa signer1");
    assertThat(early.documents()).hasSize(1);
    assertThat(desk.view("signer1").awaited()).isEmpty();
    String token = token("signer2");
    notNow(() -> desk.journey.save(token, Map.of()));
    notNow(() -> desk.journey.review(token));
    notNow(() -> desk.journey.refuse(token, null));
    notNow(() -> desk.journey.resendCode(token));
    desk.journey.arrive(token);
    assertThat(desk.recipient("signer2").status()).isEqualTo(RecipientStatus.WAITING);
  }

  @Test
  void an_approver_agrees_to_exactly_what_was_shown_and_gets_no_code() {
    desk.person("approver1", 1, Role.APPROVER, Mode.REMOTE_EMAIL).signer("signer1", 2).open();
    desk.journey.arrive(token("approver1"));
    Map<Integer, BlobRef> other = Map.of(0, new BlobRef("ab".repeat(32)));
    assertThatThrownBy(() -> desk.journey.approve(token("approver1"), other, VISITOR))
        .hasFieldOrPropertyWithValue("code", "journey.changed");
    approve();
    approve(); // pressed twice
    assertThat(desk.recipient("approver1").status()).isEqualTo(RecipientStatus.APPROVED);
    assertThat(desk.audit.types()).containsOnlyOnce("recipient.approved");
    assertThat(desk.events.types()).containsOnlyOnce("recipient.approved");
    assertThat(desk.mails.about("code")).isEmpty();
    notNow(() -> desk.journey.review(token("approver1")));
  }

  @Test
  void a_signer_cannot_approve_and_an_approver_cannot_sign() {
    desk.person("approver1", 1, Role.APPROVER, Mode.REMOTE_EMAIL).signer("signer1", 1).open();
    notNow(() -> desk.journey.approve(token("signer1"), shownTo("signer1"), VISITOR));
    notNow(() -> desk.agree("approver1", shownTo("approver1")));
    notNow(() -> desk.sign("approver1", shownTo("approver1")));
  }

  @Test
  void an_approver_who_refuses_ends_the_contract() {
    desk.person("approver1", 1, Role.APPROVER, Mode.REMOTE_EMAIL).signer("signer1", 2).open();
    desk.journey.refuse(token("approver1"), "Prix faux");
    assertThat(desk.contracts.get(ID).status()).isEqualTo(ContractStatus.REFUSED);
    assertThat(desk.view("signer1").contractStatus()).isEqualTo(ContractStatus.REFUSED);
    notNow(() -> desk.journey.save(token("signer1"), Map.of()));
  }

  @Test
  void each_signers_values_stand_on_top_of_the_signature_before() {
    desk.signer("signer1", 1)
        .signer("signer2", 2)
        .value("iban", PropertyType.TEXT, "signer1")
        .value("floor", PropertyType.TEXT, "signer2")
        .open();
    signs("signer1", Map.of("iban", "FR76"));
    desk.chainSigns("signer1");
    desk.invitations.invite(ID);
    Map<Integer, BlobRef> shown = desk.check("signer2", Map.of("floor", "3"));
    assertThat(desk.text(shown.get(0))).isEqualTo("PDF+FR76+signature of signer1+3");
    desk.agree("signer2", shown);
    assertThat(desk.sign("signer2", shown)).isInstanceOf(CodeOutcome.Accepted.class);
  }

  @Test
  void nobody_agrees_to_a_document_that_got_a_signature_since_they_checked_it() {
    desk.signer("signer1", 1).signer("signer2", 1).open();
    Map<Integer, BlobRef> shown = desk.check("signer2", Map.of());
    signs("signer1", Map.of());
    desk.chainSigns("signer1");
    JourneyView view = desk.view("signer2");
    assertThat(view.moved()).isTrue();
    assertThat(view.reviewed()).isEmpty();
    assertThatThrownBy(() -> desk.agree("signer2", shown))
        .hasFieldOrPropertyWithValue("code", "journey.changed");
    Map<Integer, BlobRef> again = desk.check("signer2", Map.of());
    assertThat(desk.view("signer2").moved()).isFalse();
    desk.agree("signer2", again);
    assertThat(desk.sign("signer2", again)).isInstanceOf(CodeOutcome.Accepted.class);
  }

  @Test
  void a_right_code_for_a_document_that_moved_signs_nothing() {
    desk.signer("signer1", 1).signer("signer2", 1).open();
    Map<Integer, BlobRef> shown = desk.check("signer2", Map.of());
    desk.agree("signer2", shown);
    signs("signer1", Map.of());
    desk.chainSigns("signer1");
    assertThat(desk.view("signer2").consent()).isNull();
    assertThatThrownBy(() -> desk.sign("signer2", shown))
        .hasFieldOrPropertyWithValue("code", "journey.changed");
    assertThat(desk.recipient("signer2").status()).isEqualTo(RecipientStatus.VIEWED);
  }

  @Test
  void who_had_signed_and_whose_consent_lapsed_is_shown_that_it_moved() {
    desk.signer("signer1", 1).signer("signer2", 1).open();
    signs("signer2", Map.of());
    desk.contracts.update(desk.recipient("signer2").lapsed());
    assertThat(desk.view("signer2").moved()).isTrue();
    signs("signer2", Map.of());
    assertThat(desk.recipient("signer2").status()).isEqualTo(RecipientStatus.CONSENTED);
  }

  @Test
  void copies_go_to_whoever_acted_and_to_people_in_copy_but_to_no_seal() {
    desk.signer("signer1", 1)
        .person("seal1", 2, Role.SIGNER, Mode.SEAL)
        .person("copy1", 9, Role.COPY, Mode.REMOTE_EMAIL)
        .open();
    signs("signer1", Map.of());
    desk.chainSigns("signer1");
    desk.contracts.update(desk.recipient("seal1").signed(desk.now));
    desk.invitations.sendCopies(ID);
    assertThat(desk.mails.about("invite")).containsExactly("invite signer1");
    assertThat(desk.mails.about("done")).containsExactly("done signer1", "done copy1");
  }

  @Test
  void a_contract_for_the_seal_alone_opens_and_goes_on_by_itself() {
    desk.person("seal1", 1, Role.SIGNER, Mode.SEAL).open();
    assertThat(desk.mails.all).isEmpty();
    assertThat(desk.contracts.get(ID).status()).isEqualTo(ContractStatus.OPEN);
    assertThat(nextStep()).isEqualTo(ChainStep.SIGN);
  }

  @Test
  void codes_by_sms_show_a_masked_number() {
    desk.person("signer1", 1, Role.SIGNER, Mode.REMOTE_SMS).open();
    Map<Integer, BlobRef> shown = desk.check("signer1", Map.of());
    JourneyView view = desk.view("signer1");
    assertThat(view.channel()).isEqualTo("sms");
    assertThat(view.destination()).isEqualTo("+33 *** 78");
    desk.agree("signer1", shown);
    desk.sign("signer1", shown);
    assertThat(desk.recipient("signer1").assurance())
        .hasFieldOrPropertyWithValue("channel", "sms")
        .hasFieldOrPropertyWithValue("maskedDestination", "+33 *** 78");
  }

  private Map<Integer, BlobRef> shownTo(String key) {
    return Map.of(0, desk.view(key).documents().get(0).current());
  }

  private void approve() {
    desk.journey.approve(token("approver1"), shownTo("approver1"), VISITOR);
  }

  private void signs(String key, Map<String, String> answers) {
    Map<Integer, BlobRef> shown = desk.check(key, answers);
    desk.agree(key, shown);
    desk.sign(key, shown);
  }

  private ChainStep nextStep() {
    return ChainStep.next(desk.contracts.get(ID), desk.contracts.recipients(ID));
  }

  private static void notNow(ThrowingCallable act) {
    assertThatThrownBy(act).hasFieldOrPropertyWithValue("code", "journey.not-now");
  }
}
