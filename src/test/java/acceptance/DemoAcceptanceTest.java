package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, as a stranger runs it, checked with programs that are not ours. */
class DemoAcceptanceTest {
  @TempDir Path folder;

  @Test
  void five_people_from_a_csv_sign_and_the_erp_hears_of_each_and_everything_checks_out_elsewhere()
      throws Exception {
    try (Program demo = Program.demo(Map.of(), "--once", "--data", folder.toString())) {
      assertThat(demo.exit(Program.PATIENCE.multipliedBy(2))).as(demo.output()).isZero();
    }
    JsonNode report = Reports.read(folder);
    assertThat(report.path("people")).hasSize(5);
    assertThat(report.path("contracts")).hasSize(5);
    assertThat(Reports.distinctCallbacks(report)).hasSize(5);
    for (JsonNode contract : report.path("contracts")) {
      assertThat(contract.path("status").asText()).isEqualTo("CLOSED");
      assertThat(contract.path("level").asText()).isEqualTo("B-T");
      Path pdf = folder.resolve(contract.path("signedPdf").asText());
      Path dossier = folder.resolve(contract.path("evidence").asText());
      pdfsigAndQpdfAreContent(pdf);
      DssCheck.baselineT(pdf, dossier);
      assertThat(verify(pdf)).isZero();
      assertThat(verify(dossier)).isZero();
    }
    JsonNode first = report.path("contracts").get(0);
    aFlippedByteIsSeen(folder.resolve(first.path("signedPdf").asText()));
    booksBalance(folder);
    runAgainDoesNothingTwice(report);
  }

  private static void pdfsigAndQpdfAreContent(Path pdf) throws Exception {
    Tool pdfsig = Tool.run("pdfsig", pdf.toString());
    String output = pdfsig.output();
    assertThat(output.split("Signature #", -1)).as("signer and seal in " + output).hasSize(3);
    assertThat(output.split("Signature is Valid", -1)).as(output).hasSize(3);
    assertThat(output).contains("Total document signed");
    Tool qpdf = Tool.run("qpdf", "--check", pdf.toString());
    assertThat(qpdf.exit()).as(qpdf.output()).isZero();
  }

  /** Every byte of the signed ranges counts; a seeded sample keeps the test short. */
  private void aFlippedByteIsSeen(Path pdf) throws Exception {
    byte[] good = Files.readAllBytes(pdf);
    Random random = new Random(20261125);
    Path bad = folder.resolve("flipped.pdf");
    for (int i = 0; i < 4; i++) {
      byte[] flipped = good.clone();
      flipped[random.nextInt(good.length)] ^= 1;
      Files.write(bad, flipped);
      assertThat(verify(bad)).as("flip " + i).isEqualTo(1);
    }
  }

  static int verify(Path file) throws Exception {
    try (Program verify = Program.gateway(Map.of(), "verify", file.toString())) {
      return verify.exit(Program.PATIENCE);
    }
  }

  static void booksBalance(Path data) throws Exception {
    try (Program books = Program.gateway(Map.of(), "books", "--data", data.toString())) {
      assertThat(books.exit(Program.PATIENCE)).as(books.output()).isZero();
      assertThat(books.output()).contains("The books balance.");
    }
  }

  private void runAgainDoesNothingTwice(JsonNode before) throws Exception {
    try (Program demo = Program.demo(Map.of(), "--once", "--data", folder.toString())) {
      assertThat(demo.exit(Program.PATIENCE)).as(demo.output()).isZero();
    }
    JsonNode after = Reports.read(folder);
    assertThat(ids(after)).isEqualTo(ids(before));
    assertThat(Reports.distinctCallbacks(after)).isEqualTo(Reports.distinctCallbacks(before));
  }

  private static Set<String> ids(JsonNode report) {
    Set<String> ids = new HashSet<>();
    report.path("contracts").forEach(contract -> ids.add(contract.path("id").asText()));
    return ids;
  }

  /** Reads demo-report.json. */
  static final class Reports {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reports() {}

    static JsonNode read(Path folder) throws Exception {
      return JSON.readTree(Files.readAllBytes(folder.resolve("demo-report.json")));
    }

    static Set<String> distinctCallbacks(JsonNode report) {
      Set<String> ids = new HashSet<>();
      for (JsonNode callback : report.path("callbacks")) {
        assertThat(callback.path("verified").asBoolean()).as(callback.toString()).isTrue();
        ids.add(callback.path("eventId").asText());
      }
      return ids;
    }
  }
}
