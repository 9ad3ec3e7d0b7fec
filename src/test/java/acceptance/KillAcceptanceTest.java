package acceptance;

import static acceptance.Program.filesIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 is a normal event. */
class KillAcceptanceTest {
  @TempDir Path folder;

  @Test
  void killed_at_five_moments_the_run_completes_and_nothing_is_lost_or_done_twice()
      throws Exception {
    Path mail = folder.resolve("mail");
    Path erp = folder.resolve("erp");
    List<BooleanSupplier> moments =
        List.of(
            () -> folder.resolve("paraph.db").toFile().exists(), // while it makes its keys
            () -> filesIn(mail, ".eml") >= 2, // in the middle of inviting
            () -> filesIn(mail, ".eml") >= 6, // a code is out, somebody is about to sign
            () -> filesIn(mail, ".eml") >= 8, // signing, sealing, evidence
            () -> filesIn(erp, ".json") >= 2); // the ERP has heard of some
    for (BooleanSupplier moment : moments) {
      try (Program demo = Program.demo(Map.of(), "--once", "--data", folder.toString())) {
        demo.await(moment, Program.PATIENCE);
        demo.kill();
      }
    }
    try (Program demo = Program.demo(Map.of(), "--once", "--data", folder.toString())) {
      assertThat(demo.exit(Program.PATIENCE.multipliedBy(2))).as(demo.output()).isZero();
    }
    JsonNode report = DemoAcceptanceTest.Reports.read(folder);
    assertThat(report.path("contracts")).hasSize(5);
    // One event per contract, whatever the number of times it was delivered; the demo's ERP itself
    // fails the run when a repeated id comes with another body.
    assertThat(DemoAcceptanceTest.Reports.distinctCallbacks(report)).hasSize(5);
    for (JsonNode contract : report.path("contracts")) {
      assertThat(DemoAcceptanceTest.verify(folder.resolve(contract.path("signedPdf").asText())))
          .isZero();
    }
    DemoAcceptanceTest.booksBalance(folder);
  }
}
