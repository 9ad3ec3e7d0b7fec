package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.demo.LocalTimestampAuthority;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No silent downgrade: without a timestamp nothing is signed, and with one it goes on by itself.
 */
class TimestampAcceptanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void while_the_timestamp_authority_is_down_nothing_is_signed_then_it_goes_on_by_itself()
      throws Exception {
    Path data = folder.resolve("demo");
    try (LocalTimestampAuthority authority =
        LocalTimestampAuthority.start(folder.resolve("tsa"), 0)) {
      authority.pause();
      Map<String, String> environment = Map.of("PARAPH_TIMESTAMP_URLS", authority.url().toString());
      try (Program demo = Program.demo(environment, "--once", "--data", data.toString())) {
        demo.await(() -> waiting(data) >= 1, Program.PATIENCE);
        assertThat(signatures(data)).as("signatures made without a timestamp").isZero();
        authority.resume();
        assertThat(demo.exit(Program.PATIENCE.multipliedBy(2))).as(demo.output()).isZero();
      }
    }
    JsonNode report = DemoAcceptanceTest.Reports.read(data);
    for (JsonNode contract : report.path("contracts")) {
      assertThat(contract.path("status").asText()).isEqualTo("CLOSED");
    }
    DemoAcceptanceTest.booksBalance(data);
  }

  private static long waiting(Path data) {
    long count = 0;
    for (JsonNode contract : contracts(data)) {
      if (contract.path("waitingFor").asText("").equals("TIMESTAMP")) {
        count++;
      }
    }
    return count;
  }

  private static long signatures(Path data) throws Exception {
    long found = 0;
    for (JsonNode contract : contracts(data)) {
      byte[] pdf =
          get(
              data,
              "/api/v1/contracts/" + contract.path("id").asText() + "/documents/0?as=current");
      Path file = Files.write(data.resolve("unsigned.pdf"), pdf);
      found += Tool.run("pdfsig", file.toString()).output().split("Signature is ", -1).length - 1;
    }
    return found;
  }

  private static JsonNode contracts(Path data) {
    try {
      return JSON.readTree(get(data, "/api/v1/contracts?limit=100")).path("items");
    } catch (Exception e) {
      return JSON.createArrayNode(); // not up yet
    }
  }

  private static byte[] get(Path data, String path) throws Exception {
    JsonNode state = JSON.readTree(Files.readAllBytes(data.resolve("demo.json")));
    URI url = URI.create("http://127.0.0.1:" + state.path("ports").path("gateway").asInt() + path);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Authorization", "Bearer " + state.path("apiKey").asText())
            .timeout(Duration.ofSeconds(60))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
  }
}
