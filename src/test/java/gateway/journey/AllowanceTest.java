package gateway.journey;

import static gateway.journey.DeskFixture.VISITOR;
import static gateway.journey.DeskFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.CodeOutcome;
import gateway.contract.BlobRef;
import gateway.contract.InMemoryBlobs;
import gateway.contract.PropertyType;
import gateway.contract.Strokes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signing link makes us store so much and no more; who signs never notices. */
class AllowanceTest {
  private static final String LEA = token("signer1");

  private final DeskFixture desk = new DeskFixture();
  private final InMemoryBlobs blobs = new InMemoryBlobs();

  @BeforeEach
  void open() {
    desk.limits = new Allowance.Limits(5, 2);
    desk.blobs = blobs;
    desk.signer("signer1", 1)
        .signer("signer2", 1)
        .value("city", PropertyType.TEXT, "signer1")
        .value("zip", PropertyType.TEXT, "signer2")
        .open();
  }

  @Test
  void whoever_changes_answers_without_end_fills_no_disk_and_can_sign_what_was_checked_last() {
    for (int i = 1; i <= 5; i++) {
      answer("city " + i);
    }
    int stored = blobs.count();
    Map<Integer, BlobRef> checked = desk.view("signer1").reviewed();

    refused("journey.too-many-changes", () -> answer("city 6"));

    assertThat(blobs.count()).isEqualTo(stored);
    assertThat(desk.view("signer1").reviewed()).isEqualTo(checked);
    desk.agree("signer1", checked);
    assertThat(desk.sign("signer1", checked)).isInstanceOf(CodeOutcome.Accepted.class);
  }

  @Test
  void pressing_again_and_going_back_to_an_earlier_answer_cost_nothing() {
    for (int i = 0; i < 10; i++) {
      answer("Lyon");
      answer("Nantes");
      desk.journey.review(LEA);
    }
    assertThat(desk.use.used(desk.recipient("signer1").id(), "PREVIEW")).isEqualTo(2);
  }

  @Test
  void one_person_at_the_limit_stops_nobody_else() {
    for (int i = 1; i <= 5; i++) {
      answer("city " + i);
    }
    Map<Integer, BlobRef> shown = desk.check("signer2", Map.of("zip", "69001"));
    desk.agree("signer2", shown);
    assertThat(desk.sign("signer2", shown)).isInstanceOf(CodeOutcome.Accepted.class);
  }

  @Test
  void who_has_to_look_again_because_another_signed_can_still_do_so_at_the_limit() {
    for (int i = 1; i <= 5; i++) {
      answer("city " + i);
    }
    desk.sign("signer2", agreed("signer2", Map.of("zip", "69001")));
    desk.chainSigns("signer2");
    assertThat(desk.view("signer1").moved()).isTrue();

    desk.journey.review(LEA);

    Map<Integer, BlobRef> shown = desk.view("signer1").reviewed();
    assertThat(desk.text(shown.get(0))).endsWith("+signature of signer2+city 5");
    desk.agree("signer1", shown);
    assertThat(desk.sign("signer1", shown)).isInstanceOf(CodeOutcome.Accepted.class);
  }

  @Test
  void beyond_some_drawings_and_pictures_a_typed_name_is_still_a_signature() {
    Map<Integer, BlobRef> shown = desk.check("signer1", Map.of("city", "Lyon"));
    agree(shown, drawn(1));
    agree(shown, drawn(1)); // pressed twice
    agree(shown, image(10));
    int stored = blobs.count();

    refused("signature.too-many", () -> agree(shown, drawn(2)));
    refused("signature.too-many", () -> agree(shown, image(11)));

    assertThat(blobs.count()).isEqualTo(stored);
    agree(shown, drawn(1)); // known already
    agree(shown, SignatureGiven.typed("Léa"));
    assertThat(desk.sign("signer1", shown)).isInstanceOf(CodeOutcome.Accepted.class);
  }

  @Test
  void agreeing_in_ever_other_words_fills_no_audit_trail() {
    Map<Integer, BlobRef> shown = desk.check("signer1", Map.of("city", "Lyon"));
    for (int i = 1; i <= 7; i++) {
      agree(shown, SignatureGiven.typed("Léa " + i));
    }
    refused("journey.too-many-changes", () -> agree(shown, SignatureGiven.typed("Léa 8")));
    assertThat(desk.audit.all)
        .filteredOn(entry -> entry.type().equals("recipient.agreed"))
        .hasSize(7);
    assertThat(desk.sign("signer1", shown)).isInstanceOf(CodeOutcome.Accepted.class);
  }

  @Test
  void the_sender_reads_once_in_the_trail_that_the_limit_was_reached() {
    for (int i = 1; i <= 5; i++) {
      answer("city " + i);
    }
    for (int i = 0; i < 3; i++) {
      refused("journey.too-many-changes", () -> answer("Paris"));
    }
    assertThat(desk.view("signer1").fields().get(0).value()).isEqualTo("city 5");
    assertThat(desk.audit.all)
        .filteredOn(entry -> entry.type().equals("recipient.limited"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.facts())
                    .isEqualTo(Map.of("recipient", "signer1", "limit", "PREVIEW")));
  }

  private void answer(String city) {
    desk.journey.save(LEA, Map.of("city", city));
    desk.journey.review(LEA);
  }

  private Map<Integer, BlobRef> agreed(String key, Map<String, String> answers) {
    Map<Integer, BlobRef> shown = desk.check(key, answers);
    desk.agree(key, shown);
    return shown;
  }

  private void agree(Map<Integer, BlobRef> shown, SignatureGiven signature) {
    desk.journey.agree(LEA, shown, "J'accepte", signature, VISITOR);
  }

  private static SignatureGiven drawn(int n) {
    return new SignatureGiven(
        "Léa", Strokes.parse("10," + n + " 200,150 400,100 600,200 800,120"), null);
  }

  private static SignatureGiven image(int size) {
    return new SignatureGiven("Léa", null, "x".repeat(size).getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String code, ThrowingCallable act) {
    assertThatThrownBy(act).hasFieldOrPropertyWithValue("code", code);
  }
}
