package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What an operator relies on, with the packaged program: one start, then one from the backup. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationAcceptanceTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  // In every field a person or a secret can stand in; none of it may be in a log line.
  private static final String CONTRACT =
      """
      {"externalId":"order-1","title":"Kanarien-Titel","message":"Kanarien-Nachricht",
       "customer":{"number":"K-1","firstName":"Kanaria","lastName":"Canarsson",
         "email":"kanarie@canary.example.org","mobile":"+33700000042","address1":"Canarigasse 7"},
       "recipients":[%s],
       "properties":{"amount":"CANARY-4711"},
       "callbacks":[{"url":"https://canary-hook.invalid/erp?who=CANARY-QUERY","events":["contract.closed"]}]}
      """;
  private static final String SEAL = "{\"role\":\"signer\",\"mode\":\"seal\"}";
  private static final String PERSON =
      "{\"role\":\"signer\",\"mode\":\"remote-email\",\"customer\":true}";
  private static final List<String> CANARIES =
      List.of(
          "anari", "ANARY", "anarsson", "kanarie@", "700000042", "pk_", "canary-hook.invalid/erp?");

  @TempDir static Path folder;
  private static Street street;
  private static int management;
  private static String closed;

  @BeforeAll
  static void start() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      management = free.getLocalPort();
    }
    street =
        Street.open(
            Files.createDirectories(folder.resolve("first")),
            Map.of(
                "PARAPH_LOG_FORMAT", "json", "PARAPH_MANAGEMENT_PORT", String.valueOf(management)));
    HttpResponse<String> sealed = street.post(CONTRACT.formatted(SEAL), Street.demoContract());
    assertThat(sealed.statusCode()).as(sealed.body()).isEqualTo(201);
    closed = Street.JSON.readTree(sealed.body()).path("id").asText();
    street.awaitStatus(closed, "CLOSED");
  }

  @AfterAll
  static void stop() throws Exception {
    if (street != null) {
      street.close();
    }
  }

  @Test
  @Order(1)
  void health_and_readiness_answer_on_the_management_port_only() throws Exception {
    assertThat(observe("health/live").body()).contains("UP");
    assertThat(observe("health/ready").statusCode()).isEqualTo(200);
    assertThat(street.get("/observe/health/live").statusCode()).isEqualTo(404);
    assertThat(street.get("/observe/metrics").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void metrics_are_told_per_route_and_per_queue() throws Exception {
    HttpResponse<String> metrics = observe("metrics");
    assertThat(metrics.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
    assertThat(value(metrics.body(), "camel_exchanges_total", "routeId=\"gw.seal\"")).isPositive();
    assertThat(metrics.body()).contains("camel_route_policy_seconds");
    assertThat(value(metrics.body(), "jvm_memory_used_bytes", "")).isPositive();
    long end = System.nanoTime() + Program.PATIENCE.toNanos();
    while (System.nanoTime() < end && !observe("metrics").body().contains("state=\"CLOSED\"")) {
      java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
    }
    String counted = observe("metrics").body();
    assertThat(value(counted, "paraph_queue", "queue=\"contract\",state=\"CLOSED\"")).isEqualTo(1);
    assertThat(value(counted, "paraph_database_readable", "")).isEqualTo(1);
    assertThat(counted).doesNotContain(CANARIES.toArray(String[]::new));
  }

  @Test
  @Order(3)
  void no_log_line_names_a_person_or_a_secret() throws Exception {
    HttpResponse<String> invited =
        street.post(
            CONTRACT.formatted(PERSON).replace("order-1", "order-2"), Street.demoContract());
    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(201);
    JsonNode created = Street.JSON.readTree(invited.body());
    String link = created.path("recipients").path(0).path("signingUrl").asText();
    street.mail.awaitMail("kanarie@canary.example.org");
    get(URI.create(link));
    get(URI.create(link + "/nowhere?name=CANARY-QUERY"));
    get(street.url.resolve("/sign/tok_canary-0123456789abcdef"));
    street.post("{\"title\":\"Kanarien\",\"CANARY\":1}", Street.demoContract());
    street.post(
        CONTRACT.formatted(PERSON),
        "%PDF-CANARY".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    street.get("/api/v1/contracts/con_CANARY?x=CANARY-QUERY");
    List<String> lines = street.output().lines().filter(line -> line.startsWith("{")).toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      assertThat(Street.JSON.readTree(line).path("message").isTextual()).as(line).isTrue();
    }
    String token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(street.output())
        .doesNotContain(token)
        .doesNotContain(CANARIES.toArray(String[]::new));
    assertThat(street.output()).doesNotContain("\tat ", "Exception in thread");
  }

  @Test
  @Order(4)
  void a_backup_taken_beside_the_running_server_is_a_whole_gateway_again() throws Exception {
    Path data = folder.resolve("first/data");
    Path backup = folder.resolve("backup");
    Program taken = run("backup", backup.toString(), "--data", data.toString());
    assertThat(taken.output()).contains("The master key is not in it");
    assertThat(backup.resolve("keys")).doesNotExist();
    Program again =
        run("backup", backup.toString(), "--data", data.toString(), "--with-master-key");
    assertThat(again.output()).contains("(0 new)", "keep it where nobody else can read");
    byte[] signed = street.get("/api/v1/contracts/" + closed + "/documents/0?as=signed").body();
    byte[] dossier = street.get("/api/v1/contracts/" + closed + "/evidence").body();
    street.kill();
    delete(data);

    Path second = Files.createDirectories(folder.resolve("second"));
    Files.move(backup, second.resolve("data"));
    try (Street restored = Street.open(second)) {
      assertThat(restored.contract(closed).path("status").asText()).isEqualTo("CLOSED");
      assertThat(restored.get("/api/v1/contracts/" + closed + "/documents/0?as=signed").body())
          .isEqualTo(signed);
      assertThat(restored.get("/api/v1/contracts/" + closed + "/evidence").body())
          .isEqualTo(dossier);
      Path file = Files.write(folder.resolve("restored.asice"), dossier);
      run("verify", file.toString());
      assertThat(run("books", "--data", second.resolve("data").toString()).output())
          .contains("The books balance.");
    }
  }

  /** Nothing with an open advisory that we can do without is shipped: see README, "Versions". */
  @Test
  @Order(5)
  void what_has_open_advisories_and_is_not_needed_is_not_shipped() throws Exception {
    try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()).toList())
          .hasSizeGreaterThan(50)
          .noneMatch(
              jar ->
                  jar.matches(
                      "camel-(http|salesforce|bean|mail|xpath|exec|jms|undertow|netty-http)-\\d.*"));
    }
  }

  private static Program run(String... arguments) throws Exception {
    try (Program program = Program.gateway(Map.of(), arguments)) {
      assertThat(program.exit(Program.PATIENCE)).as(program.output()).isZero();
      return program;
    }
  }

  private static HttpResponse<String> observe(String path) throws Exception {
    return get(URI.create("http://127.0.0.1:" + management + "/observe/" + path));
  }

  private static HttpResponse<String> get(URI url) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static double value(String metrics, String name, String labels) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> line.contains(labels))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
