package gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.base.PermanentFailure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class DemoTest {
  @TempDir Path home;
  private final FakeGateway gateway = new FakeGateway();
  private final StringBuffer told = new StringBuffer();
  private Path data;
  private boolean filesAreValid = true;
  private Map<String, String> caller = Map.of();

  @BeforeEach
  void makeSample() throws Exception {
    data = home.resolve("data");
    Files.createDirectories(home.resolve("samples"));
    Files.writeString(
        home.resolve("samples/people.csv"),
        "Prénom;Nom;E-mail\n"
            + "Léa;Martin;lea@example.org\n"
            + "Léa;Martin;noel@example.org\n"
            + "Léa;Martin;zoe@example.org\n");
  }

  @Test
  void once_signs_for_everybody_and_reports() throws Exception {
    assertThat(demo(true, line -> {}).run()).isZero();
    assertThat(gateway.journeys.values()).extracting(j -> j.signatures).containsExactly(1, 1, 1);
    JsonNode report = report();
    assertThat(report.path("version").asText()).isEqualTo("1.2.3");
    assertThat(report.path("people").get(1).path("source").asText()).isEqualTo("people.csv:3");
    assertThat(report.path("contracts")).hasSize(3);
    JsonNode contract = report.path("contracts").get(0);
    assertThat(contract.path("status").asText()).isEqualTo("CLOSED");
    assertThat(contract.path("level").asText()).isEqualTo("B-T");
    assertThat(data.resolve(contract.path("signedPdf").asText())).content().contains("as=signed");
    assertThat(data.resolve(contract.path("original").asText())).content().contains("as=original");
    assertThat(data.resolve(contract.path("evidence").asText())).content().contains("evidence");
    assertThat(report.path("callbacks")).hasSize(3).allMatch(c -> c.path("verified").asBoolean());
    assertThat(told).contains("./paraph verify " + data.resolve("out"));
  }

  @Test
  void settings_lead_the_gateway_to_the_demo_servers() throws Exception {
    caller = Map.of("paraph.timestamp.urls", "http://tsa.example", "paraph.database.url", "jdbc:x");
    demo(true, line -> {}).run();
    assertThat(gateway.settings)
        .containsEntry("paraph.timestamp.urls", "http://tsa.example")
        .containsEntry("paraph.database.url", "jdbc:x")
        .containsEntry("paraph.data", data.toString())
        .containsEntry("paraph.connectors.demo.paraph.enabled", "true")
        .containsEntry(
            "paraph.public-url", "http://127.0.0.1:" + gateway.settings.get("paraph.port"));
    assertThat(Files.getPosixFilePermissions(data.resolve("secrets/DEMO_ERP_SECRET"))).hasSize(2);
    assertThat(Files.getPosixFilePermissions(data.resolve("demo.json"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FTP server",
        "ready at",
        "invited",
        "opens the link",
        "filled in",
        "sealed",
        "knows"
      })
  void whatever_the_moment_of_the_crash_the_next_run_ends_it(String moment) throws Exception {
    Demo crashing = demo(true, line -> crashAt(moment, line));
    assertThatThrownBy(crashing::run).isInstanceOf(Crash.class);
    String port =
        new ObjectMapper()
            .readTree(data.resolve("demo.json").toFile())
            .at("/ports/gateway")
            .asText();
    assertThat(demo(true, line -> {}).run()).isZero();
    assertThat(gateway.settings).containsEntry("paraph.port", port);
    assertThat(gateway.files).isEqualTo(1);
    assertThat(gateway.keys).isEqualTo(1);
    assertThat(gateway.journeys.values()).extracting(j -> j.signatures).containsExactly(1, 1, 1);
    assertThat(report().path("contracts")).hasSize(3);
  }

  @Test
  void the_last_person_is_left_for_you_and_the_report_follows() throws Exception {
    AtomicReference<Demo> demo = new AtomicReference<>();
    demo.set(demo(false, line -> when(line, "Ctrl-C ends the demo.", () -> demo.get().stop())));
    assertThat(demo.get().run()).isZero();
    assertThat(gateway.journeys.values()).extracting(j -> j.signatures).containsExactly(1, 1, 0);
    assertThat(told).contains("sign as Léa Martin at").contains("/sign/zoe");
    assertThat(report().path("contracts").get(2).path("signedPdf").isNull()).isTrue();
    assertThat(demo(true, line -> {}).run()).isZero();
    assertThat(gateway.journeys.values()).extracting(j -> j.signatures).containsExactly(1, 1, 1);
  }

  @Test
  void without_timestamps_contracts_wait_and_then_go_on() throws Exception {
    gateway.timestampsDown = true;
    Demo demo =
        demo(
            true,
            line -> when(line, "waits for a timestamp", () -> gateway.timestampsDown = false));
    assertThat(demo.run()).isZero();
    assertThat(told).contains("waits for a timestamp").contains("it goes on by itself");
  }

  @Test
  void what_never_comes_ends_with_the_reason_when_the_time_is_up() throws Exception {
    gateway.timestampsDown = true;
    DemoOptions options = new DemoOptions(true, data, 0, Duration.ofSeconds(6));
    assertThat(new Demo(options, parts(), timeline(line -> {}), Clock.systemUTC()).run())
        .isEqualTo(1);
    assertThat(told).contains("within 6 s").contains("waits for: timestamp");
    assertThat(report().path("contracts").get(0).path("status").asText()).isEqualTo("OPEN");
  }

  @Test
  void files_that_do_not_verify_fail_the_demo() throws Exception {
    filesAreValid = false;
    assertThat(demo(true, line -> {}).run()).isEqualTo(1);
    assertThat(told).contains("does not verify: signed PDF: broken seal");
  }

  @Test
  void a_callback_with_a_wrong_signature_does_not_count() throws Exception {
    gateway.spoilsSignatures = true;
    DemoOptions options = new DemoOptions(true, data, 0, Duration.ofSeconds(6));
    assertThat(new Demo(options, parts(), timeline(line -> {}), Clock.systemUTC()).run())
        .isEqualTo(1);
    assertThat(told).contains("the demo ERP has not been told yet");
    assertThat(report().path("callbacks"))
        .isNotEmpty()
        .noneMatch(c -> c.path("verified").asBoolean());
  }

  @Test
  void a_second_demo_on_the_same_folder_is_told_so() throws Exception {
    Files.createDirectories(data);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DemoOptions options =
          new DemoOptions(true, data, taken.getLocalPort(), Duration.ofSeconds(5));
      Demo demo = new Demo(options, parts(), timeline(line -> {}), Clock.systemUTC());
      assertThatThrownBy(demo::run)
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("running already");
    }
  }

  @Test
  void the_csv_arrives_once_even_when_the_move_was_not_noted() throws Exception {
    DemoFolder folder = new DemoFolder(data);
    DemoState fresh =
        new DemoState("2026-11-25T00:00:00Z", Map.of(), DemoState.CsvStage.ABSENT, null);
    Path sample = home.resolve("samples/people.csv");
    folder.deliverPeople(fresh, sample, "in");
    Path arrived = folder.ftp().resolve("in/people.csv");
    Files.delete(arrived); // fetched and moved away by the gateway
    assertThat(
            folder
                .deliverPeople(fresh.withPeopleCsv(DemoState.CsvStage.STAGED), sample, "in")
                .peopleCsv())
        .isEqualTo(DemoState.CsvStage.DELIVERED);
    assertThat(arrived).doesNotExist();
  }

  @Test
  void the_environment_names_settings_in_its_own_way() {
    assertThat(
            CallerSettings.from(
                Map.of("PARAPH_PUBLIC_URL", " http://x ", "PARAPH_SMTP_URL", "", "PATH", "/")))
        .containsExactly(Map.entry("paraph.public-url", "http://x"));
  }

  private Demo demo(boolean once, Consumer<String> witness) {
    DemoOptions options = new DemoOptions(once, data, 0, Duration.ofSeconds(60));
    return new Demo(options, parts(), timeline(witness), Clock.systemUTC());
  }

  private DemoParts parts() {
    return new DemoParts(
        "1.2.3", home, caller, gateway, (dir, port) -> noAuthority(port), this::verify);
  }

  private VerifyResult verify(Path file) {
    assertThat(file).exists();
    return new VerifyResult(filesAreValid, filesAreValid ? "intact" : "broken seal");
  }

  private static TimestampServer noAuthority(int port) {
    return new TimestampServer() {
      @Override
      public String url() {
        return "http://127.0.0.1:" + port;
      }

      @Override
      public void close() {}
    };
  }

  private JsonNode report() throws Exception {
    return new ObjectMapper().readTree(data.resolve("demo-report.json").toFile());
  }

  private Timeline timeline(Consumer<String> witness) {
    return new Timeline(
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            told.append(line).append('\n');
            witness.accept(line);
          }
        });
  }

  private static void when(String line, String words, Runnable act) {
    if (line.contains(words)) {
      act.run();
    }
  }

  private static void crashAt(String moment, String line) {
    if (line.contains(moment)) {
      throw new Crash();
    }
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
