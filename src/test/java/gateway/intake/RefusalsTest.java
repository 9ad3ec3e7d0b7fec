package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv.nul",
        "row.value.missing",
        "rows.refused",
        "person.email",
        "recipient.name",
        "contract.external-id",
        "intake.conflict",
        "callback.url",
        "pdf.encrypted"
      })
  void what_the_sender_can_mend_is_a_refusal(String code) {
    assertThat(Refusals.isAboutContent(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blob.sync-failed",
        "blob.damaged",
        "key.unwrap",
        "store.constraint",
        "connector.file",
        "pdf.too-expensive",
        "pdf.busy",
        "pdf.worker-died",
        "something.new"
      })
  void everything_else_is_a_fault_of_the_machine(String code) {
    assertThat(Refusals.isAboutContent(code)).isFalse();
  }
}
