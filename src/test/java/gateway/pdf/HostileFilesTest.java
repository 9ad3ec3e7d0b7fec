package gateway.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gateway.base.PermanentFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileFilesTest {
  private final WorkerPdfDesk desk =
      new WorkerPdfDesk(
          new WorkerLimits(
              2, Duration.ofSeconds(12), Duration.ofSeconds(60), 50, Duration.ofMinutes(1), 256));

  @AfterEach
  void close() {
    desk.close();
  }

  private static String code(WorkerPdfDesk desk, byte[] pdf) {
    PermanentFailure failure =
        catchThrowableOfType(PermanentFailure.class, () -> desk.inspect(pdf));
    assertThat(failure).as("the file was accepted").isNotNull();
    return failure.code();
  }

  @Test
  void a_bomb_is_refused_while_a_neighbour_is_served() throws Exception {
    byte[] bomb = HostileFiles.bomb(700);
    CompletableFuture<String> refusal = CompletableFuture.supplyAsync(() -> code(desk, bomb));
    int served = 0;
    do {
      assertThat(desk.inspect(SampleContract.bytes()).pages()).isEqualTo(2);
      served++;
    } while (!refusal.isDone());

    assertThat(refusal.get(1, TimeUnit.SECONDS)).isEqualTo("pdf.too-expensive");
    assertThat(served).isPositive();
  }

  @Test
  void a_bomb_that_goes_off_while_the_file_is_opened_costs_one_worker_only() throws Exception {
    assertThat(code(desk, HostileFiles.xrefBomb(900))).isIn("pdf.too-expensive", "pdf.broken");
    assertThat(desk.inspect(SampleContract.bytes()).pages()).isEqualTo(2);
  }

  @Test
  void a_circle_is_refused_at_once() {
    desk.warm(); // the start of a process is not what is measured
    long start = System.nanoTime();

    assertThat(code(desk, HostileFiles.circle())).isEqualTo("pdf.broken");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void what_never_ends_is_ended_and_parked_the_third_time() {
    WorkerLimits hasty =
        new WorkerLimits(
            1, Duration.ofSeconds(5), Duration.ofSeconds(60), 50, Duration.ofMinutes(1), 256);
    try (WorkerPdfDesk impatient = new WorkerPdfDesk(hasty)) {
      byte[] endless = HostileFiles.endless();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> impatient.inspect(endless))
            .hasMessageContaining("5 s")
            .extracting("code")
            .isEqualTo("pdf.too-expensive");
      }
      assertThat(impatient.workerPids()).isEmpty();

      assertThatThrownBy(() -> impatient.inspect(endless))
          .hasMessageContaining("three times")
          .extracting("code")
          .isEqualTo("pdf.too-expensive");
      assertThat(impatient.workerPids()).as("no worker was started for it").isEmpty();
      assertThat(impatient.inspect(SampleContract.bytes()).pages()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/OpenAction<</S/JavaScript/JS(1)>>                        | pdf.active-content",
        "/AA<</WC<</S/JavaScript/JS(1)>>>>                         | pdf.active-content",
        "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>| pdf.active-content",
        "/OpenAction<</S/GoTo/Next<</S/Launch/F(x)>>>>             | pdf.active-content",
        "/Names<</EmbeddedFiles<</Names[(a)<</EF<<>>>>]>>>>        | pdf.active-content",
        "/AcroForm<</Fields[]/XFA[]>>                              | pdf.xfa",
        "/AcroForm<</Fields[<</FT/Sig/T(a)/V<</Type/Sig>>>>]>>     | pdf.signed",
      })
  void what_must_not_be_signed_is_refused_by_name(String entries, String code) {
    assertThat(code(desk, HostileFiles.withCatalog(entries))).isEqualTo(code);
  }

  @Test
  void a_harmless_form_and_action_are_accepted() {
    byte[] pdf =
        HostileFiles.withCatalog(
            "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>/AcroForm<</Fields[<</FT/Sig/T(a)>>]>>");

    assertThat(desk.inspect(pdf).pages()).isEqualTo(1);
  }

  @Test
  void what_is_no_document_is_refused_without_any_worker() {
    assertThat(code(desk, new byte[0])).isEqualTo("pdf.empty");
    assertThat(code(desk, new byte[WorkerLimits.MAX_FILE + 1])).isEqualTo("pdf.too-large");
    assertThat(code(desk, new byte[5000])).isEqualTo("pdf.not-a-pdf");
    assertThat(desk.workerPids()).isEmpty();
  }
}
