package acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.demo.LocalTimestampAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A whole gateway for tests: the packaged program in its own process, a real SMTP server, a real
 * timestamp authority, an API key.
 */
final class Street implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

  final TestMailbox mail;
  private final LocalTimestampAuthority timestamps;
  private final Program program;
  final URI url;
  private final String key;
  private final Path data;
  private final Map<String, String> environment;

  private Street(
      TestMailbox mail,
      LocalTimestampAuthority timestamps,
      Program program,
      String key,
      Path data,
      Map<String, String> environment)
      throws InterruptedException {
    this.mail = mail;
    this.timestamps = timestamps;
    this.program = program;
    this.key = key;
    this.data = data;
    this.environment = environment;
    String ready;
    try {
      ready = program.line("Paraph is ready at", Program.PATIENCE);
    } catch (AssertionError e) {
      program.close();
      throw e;
    }
    this.url = URI.create(ready.replaceAll(".* at (http://[^ ]+) .*", "$1"));
  }

  static Street open(Path folder) throws Exception {
    return open(folder, Map.of());
  }

  /** Open with settings of one's own, which win; {@code folder/data} may hold earlier work. */
  static Street open(Path folder, Map<String, String> more) throws Exception {
    Path data = folder.resolve("data");
    TestMailbox mail = TestMailbox.start();
    LocalTimestampAuthority timestamps = LocalTimestampAuthority.start(folder.resolve("tsa"), 0);
    Map<String, String> environment = new HashMap<>();
    environment.put("PARAPH_SMTP_URL", "smtp://127.0.0.1:" + mail.port());
    environment.put("PARAPH_TIMESTAMP_URLS", timestamps.url().toString());
    environment.put("PARAPH_MANAGEMENT_PORT", "0");
    environment.put("PARAPH_HOST", "127.0.0.1");
    environment.put("PARAPH_ORGANISATION_NAME", "Boulangerie Éclair");
    environment.put("PARAPH_ORGANISATION_EMAIL", "contact@eclair.example.org");
    environment.putAll(more);
    String key;
    try (Program create =
        Program.gateway(
            environment,
            "key",
            "create",
            "--data",
            data.toString(),
            "--scope",
            "contracts:write,contracts:read,sign:links,sign:seal")) {
      if (create.exit(Program.PATIENCE) != 0) {
        throw new AssertionError(create.output());
      }
      key = create.output().lines().filter(l -> l.startsWith("pk_")).findFirst().orElseThrow();
    }
    return new Street(mail, timestamps, run(environment, data), key, data, environment);
  }

  private static Program run(Map<String, String> environment, Path data) throws IOException {
    return Program.gateway(environment, "run", "--port", "0", "--data", data.toString());
  }

  /** A second server beside this one, with the same data, mail server and authority. */
  Street beside(Map<String, String> more) throws Exception {
    Map<String, String> its = new HashMap<>(environment);
    its.putAll(more);
    return new Street(mail, timestamps, run(its, data), key, data, its);
  }

  /** A command of the program with the settings of this server. */
  Program command(String name) throws IOException {
    return Program.gateway(environment, name, "--data", data.toString());
  }

  /** POST /api/v1/contracts with one PDF. */
  HttpResponse<String> post(String contractJson, byte[] pdf) throws Exception {
    return post(contractJson, pdf, UUID.randomUUID().toString());
  }

  HttpResponse<String> post(String contractJson, byte[] pdf, String idempotencyKey)
      throws Exception {
    return post(contractJson, Map.of("contrat.pdf", pdf), idempotencyKey);
  }

  /** POST /api/v1/contracts with several PDFs, by name. */
  HttpResponse<String> post(String contractJson, Map<String, byte[]> pdfs, String idempotencyKey)
      throws Exception {
    String boundary = "paraph-test-boundary";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(
        body,
        boundary,
        "contract",
        null,
        "application/json",
        contractJson.getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, byte[]> pdf : pdfs.entrySet()) {
      part(body, boundary, "documents", pdf.getKey(), "application/pdf", pdf.getValue());
    }
    body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/api/v1/contracts"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Idempotency-Key", idempotencyKey)
            .timeout(Duration.ofSeconds(120))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void part(
      ByteArrayOutputStream body,
      String boundary,
      String name,
      String fileName,
      String type,
      byte[] content)
      throws IOException {
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\""
            + name
            + "\""
            + (fileName == null ? "" : "; filename=\"" + fileName + "\"")
            + "\r\nContent-Type: "
            + type
            + "\r\n\r\n";
    body.write(head.getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Authorization", "Bearer " + key)
            .timeout(Duration.ofSeconds(120))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  JsonNode contract(String id) throws Exception {
    return JSON.readTree(get("/api/v1/contracts/" + id).body());
  }

  /** Wait until the contract has this status. */
  void awaitStatus(String id, String status) throws Exception {
    long end = System.nanoTime() + Program.PATIENCE.toNanos();
    String seen = "";
    while (System.nanoTime() < end && program.isAlive()) {
      seen = contract(id).path("status").asText();
      if (seen.equals(status)) {
        return;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
    }
    throw new AssertionError(id + " is " + seen + ", not " + status + "\n" + program.output());
  }

  static byte[] demoContract() throws IOException {
    return Files.readAllBytes(Path.of("connectors", "demo", "contrat.pdf"));
  }

  String output() {
    return program.output();
  }

  /** kill -9 of the gateway; mail server and timestamp authority go on. */
  void kill() throws InterruptedException {
    program.kill();
  }

  void freeze() throws Exception {
    program.freeze();
  }

  void thaw() throws Exception {
    program.thaw();
  }

  @Override
  public void close() throws Exception {
    program.close();
    timestamps.close();
    mail.close();
  }
}
