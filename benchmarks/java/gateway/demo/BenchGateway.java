package gateway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged gateway in a process of its own, with a timestamp authority and a mail server on
 * loopback. In the demo's package, to use its servers and simulated people; not part of the
 * product.
 */
final class BenchGateway implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "paraph-benchmark";

  final Mailbox mails;
  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalTimestampAuthority timestamps;
  private final MailSink sink;
  private final Process process;
  private final URI url;
  private final String key;

  private BenchGateway(Path folder, Path app) throws Exception {
    timestamps = LocalTimestampAuthority.start(folder.resolve("tsa"), 0);
    mails = Mailbox.open(folder.resolve("mails"), Clock.systemUTC(), new Bell());
    sink = MailSink.start(mails, 0, null);
    Path data = folder.resolve("data");
    Process create =
        start(
            app,
            folder.resolve("key.log"),
            "key",
            "create",
            "--data",
            data.toString(),
            "--scope",
            "contracts:write,contracts:read,sign:links,sign:seal");
    try (BufferedReader output = create.inputReader(StandardCharsets.UTF_8)) {
      key = output.lines().filter(line -> line.startsWith("pk_")).findFirst().orElseThrow();
    }
    process =
        start(app, folder.resolve("gateway.log"), "run", "--port", "0", "--data", data.toString());
    url = ready(process.inputReader(StandardCharsets.UTF_8));
  }

  static BenchGateway start(Path folder, Path app) throws Exception {
    return new BenchGateway(folder, app);
  }

  private Process start(Path app, Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:SharedArchiveFile=app.jsa", "-Xshare:auto"));
    command.add("-Dparaph.home=" + app.getParent());
    command.addAll(List.of("-jar", "app.jar"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(app.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PARAPH_HOST",
                "127.0.0.1",
                "PARAPH_MANAGEMENT_PORT",
                "0",
                "PARAPH_SMTP_URL",
                sink.url().toString(),
                "PARAPH_TIMESTAMP_URLS",
                timestamps.url().toString()));
    builder.redirectError(log.toFile());
    return builder.start();
  }

  private static URI ready(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("Paraph is ready at ")) {
        return URI.create(line.split(" ")[4]);
      }
    }
    throw new IOException("the gateway did not start; see gateway.log");
  }

  /** POST a contract with one PDF and return the answer. */
  JsonNode create(String contract, byte[] pdf) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "contract", "", "application/json", contract.getBytes(StandardCharsets.UTF_8));
    part(body, "documents", "; filename=\"contract.pdf\"", "application/pdf", pdf);
    body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            request("/api/v1/contracts")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static void part(
      ByteArrayOutputStream body, String name, String more, String type, byte[] content)
      throws IOException {
    body.write(
        ("--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\""
                + more
                + "\r\nContent-Type: "
                + type
                + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(Duration.ofSeconds(120))
        .header("Authorization", "Bearer " + key);
  }

  /** Count the contracts that are CLOSED. */
  int closed() throws Exception {
    int closed = 0;
    String cursor = "";
    do {
      HttpResponse<String> answer =
          http.send(
              request("/api/v1/contracts?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode page = JSON.readTree(answer.body());
      for (JsonNode contract : page.path("items")) {
        closed += contract.path("status").asText().equals("CLOSED") ? 1 : 0;
      }
      cursor = page.path("next").asText("");
    } while (!cursor.isEmpty());
    return closed;
  }

  /** Wait until so many are closed and return when that was seen, in nanoseconds. */
  long awaitClosed(int wanted, Duration limit) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      int closed = closed();
      if (closed >= wanted) {
        return System.nanoTime();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException(closed() + " of " + wanted + " were closed in time");
  }

  static byte[] contractPdf(Path app) throws IOException {
    return Files.readAllBytes(app.getParent().resolve("connectors/demo/contrat.pdf"));
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    process.waitFor(15, TimeUnit.SECONDS);
    sink.close();
    timestamps.close();
  }
}
