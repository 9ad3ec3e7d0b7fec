package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.ApiCaller;
import gateway.access.ApiKeys;
import gateway.contract.TenantId;
import gateway.store.Database;
import gateway.store.StoreProbe;
import gateway.store.Stores;
import gateway.web.ApiAnswer;
import gateway.web.ApiCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import processors.AnswerHttp;
import processors.ApiAirlock;
import processors.ExplainFailure;
import routes.ApiRoutes;

/**
 * The published header attacks on Camel, by number, against our real server and airlock. A caller
 * can write any header, any query and any form; none of it may steer a route.
 */
class HttpHeaderAttacksTest {
  private static final String ME = "/api/v1/contracts/con_mine";
  private static final List<String> CONTROL =
      List.of(
          "CamelHttpUri",
          "CamelHttpPath",
          "CamelHttpQuery",
          "CamelHttpRawQuery",
          "CamelHttpMethod",
          "CamelHttpResponseCode",
          "CamelFileName",
          "CamelExecCommandExecutable",
          "CamelBeanMethodName",
          "CamelToEndpoint",
          "CamelSlipEndpoint",
          "CamelJmsDestinationName",
          "CamelSqlQuery",
          "org.apache.camel.something",
          "sObjectQuery",
          "apexUrl",
          "mail.smtp.host",
          "kafka.OVERRIDE_TOPIC");

  @TempDir static Path folder;
  private static final ConcurrentLinkedQueue<Seen> SEEN = new ConcurrentLinkedQueue<>();
  private static HttpServer server;
  private static Database database;
  private static int port;

  /** What stands behind the airlock. */
  private record Seen(ApiCall call, Map<String, Object> headers) {}

  @BeforeAll
  static void start() throws Exception {
    Settings settings =
        Settings.read(
            SettingsSource.gather(
                Map.of(),
                Map.of(
                    "paraph.data", folder.toString(),
                    "paraph.host", "127.0.0.1",
                    "paraph.management-port", "0"),
                null,
                folder),
            folder,
            folder);
    port = HttpServer.choosePort("127.0.0.1", 0);
    database = Stores.open(folder);
    server =
        HttpServer.start(
            settings, port, new StoreProbe(database, folder.resolve("blobs"), Clock.systemUTC()));
    CamelContext context = server.context();
    context.addRoutes(
        new ApiRoutes(steps(new ApiAirlock(new OneKey()), HttpHeaderAttacksTest::see)));
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @Test
  void cve_2025_27636_no_spelling_of_a_control_header_passes_the_airlock() throws Exception {
    List<String> headers = new ArrayList<>();
    for (String name : CONTROL) {
      headers.add(name + ": /api/v1/contracts/con_other?{{env:HOME}}");
      headers.add(alternating(name) + ": file:/etc/passwd");
      headers.add(name.toUpperCase(java.util.Locale.ROOT) + ": 418");
    }
    String answer = call("GET " + ME, headers, "");
    assertThat(answer).startsWith("HTTP/1.1 200");
    Seen seen = last();
    assertThat(seen.call().path()).isEqualTo(ME);
    assertThat(seen.call().query()).isEmpty();
    assertThat(seen.headers()).isEmpty();
    assertThat(answer).doesNotContain("418", "passwd", "con_other");
  }

  @Test
  void cve_2025_29891_neither_does_one_sent_as_a_query_parameter_or_form_field() throws Exception {
    call(
        "GET " + ME + "?CAmelHttpPath=/api/v1/contracts/con_other&CamelBeanMethodName=x",
        List.of(),
        "");
    Seen byQuery = last();
    assertThat(byQuery.call().path()).isEqualTo(ME);
    assertThat(byQuery.headers()).isEmpty();
    call(
        "POST " + ME + "/cancel",
        List.of("Content-Type: application/x-www-form-urlencoded"),
        "CamelHttpPath=/x&cAmElHttpResponseCode=418&sObjectQuery=SELECT+Id");
    Seen byForm = last();
    assertThat(byForm.call().path()).isEqualTo(ME + "/cancel");
    assertThat(byForm.call().query()).isEmpty();
    assertThat(byForm.headers()).isEmpty();
  }

  @Test
  void cve_2026_40022_no_spelling_of_a_path_is_answered_without_a_key() throws Exception {
    for (String path :
        List.of(
            "/api/v1/contracts",
            "/api/v1/contracts/",
            "/api/v1/contracts/x",
            "/api/v1/contracts/x/",
            "//api/v1/contracts",
            "/api//v1/contracts",
            "/api/v1/./contracts",
            "/api/v1/x/../contracts",
            "/api/v1/%63ontracts",
            "/api/v1/contracts%2fx",
            "/api/v1/contracts;x=1",
            "/API/v1/contracts")) {
      SEEN.clear();
      String answer = raw("GET " + path, List.of(), "");
      assertThat(answer).as(path).matches("(?s)HTTP/1.1 (401|404|400).*");
      if (answer.startsWith("HTTP/1.1 401")) {
        assertThat(answer).as(path).containsIgnoringCase("WWW-Authenticate: Bearer");
      }
      assertThat(SEEN).as(path).isEmpty();
    }
  }

  @Test
  void cve_2026_84176_no_origin_is_ever_allowed_to_read_an_answer() throws Exception {
    for (String origin : List.of("https://evil.example.org", "null", "http://localhost:" + port)) {
      String answer =
          call("GET " + ME, List.of("Origin: " + origin, "Access-Control-Request-Method: GET"), "");
      assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control-");
    }
  }

  @Test
  void cve_2026_49365_a_failure_answers_a_number_and_no_stack() throws Exception {
    String answer = call("GET /api/v1/contracts/con_explode", List.of(), "");
    assertThat(answer).startsWith("HTTP/1.1 500").contains("incident ");
    assertThat(answer).doesNotContain("Exception", "at gateway", "java.", "secret detail");
  }

  private static void see(Exchange exchange) {
    ApiCall call = exchange.getMessage().getBody(ApiCall.class);
    SEEN.add(new Seen(call, Map.copyOf(exchange.getMessage().getHeaders())));
    if (call.path().endsWith("con_explode")) {
      throw new IllegalStateException("secret detail");
    }
    exchange
        .getMessage()
        .setBody(new ApiAnswer(200, "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
  }

  private static Seen last() {
    Seen seen = SEEN.poll();
    assertThat(seen).isNotNull();
    assertThat(SEEN).isEmpty();
    return seen;
  }

  private static String call(String target, List<String> headers, String body) throws IOException {
    SEEN.clear();
    List<String> all = new ArrayList<>(headers);
    all.add("Authorization: Bearer pk_test");
    return raw(target, all, body);
  }

  /** Write the request by hand: no client would send some of these. */
  private static String raw(String target, List<String> headers, String body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      StringBuilder request = new StringBuilder(target + " HTTP/1.1\r\nHost: localhost\r\n");
      headers.forEach(header -> request.append(header).append("\r\n"));
      request.append("Connection: close\r\nContent-Length: ").append(body.length());
      request.append("\r\n\r\n").append(body);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder text = new StringBuilder();
      for (String line = answer.readLine(); line != null; line = answer.readLine()) {
        text.append(line).append('\n');
      }
      return text.toString();
    }
  }

  private static String alternating(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(i % 2 == 0 ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return text.toString();
  }

  /** Lets one key in. */
  private static final class OneKey implements ApiKeys {
    @Override
    public String create(TenantId tenant, Set<String> scopes, Instant expiresAt) {
      throw new IllegalStateException("no key is made here");
    }

    @Override
    public Optional<ApiCaller> authenticate(String key) {
      return key.equals("pk_test")
          ? Optional.of(new ApiCaller(new TenantId("acme"), "k1", Set.of("contracts:read")))
          : Optional.empty();
    }
  }

  /** The real airlock and answer, and a recorder in place of every verb. */
  private static ApiRoutes.Steps steps(Processor airlock, Processor verb) {
    return new ApiRoutes.Steps(
        airlock, verb, verb, verb, verb, verb, new ExplainFailure(), new AnswerHttp());
  }
}
