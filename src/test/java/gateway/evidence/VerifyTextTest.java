package gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.signing.verify.Finding;
import gateway.signing.verify.Verdict;
import gateway.signing.verify.VerifyReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyTextTest {
  @Test
  void names_of_a_hostile_file_write_no_other_answer_on_a_terminal() {
    String field = "x\u001b[2J\u001b[Hcontract.pdf: valid\u202e\u0085";
    VerifyReport report =
        new VerifyReport(
            Verdict.INVALID,
            List.of(),
            List.of(
                new Finding(
                    Verdict.INVALID,
                    "signature 1",
                    "a later revision removed the field " + field)));

    String text = VerifyText.write("a\rb.pdf", "pdf", report);

    assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    assertThat(text).contains("a?b.pdf: INVALID").contains("removed the field x?[2J?[H");
  }
}
