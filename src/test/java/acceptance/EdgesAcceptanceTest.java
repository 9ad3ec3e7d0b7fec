package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edges of the packaged program: whose contract it is, and what a robot can do with a link. */
class EdgesAcceptanceTest {
  private static final String CONTRACT =
      """
      {"title":"Whose is it","customer":{"firstName":"Léa","lastName":"Martin","email":"lea@example.org"},
       "recipients":[{"role":"signer","mode":"remote-email","customer":true}]}
      """;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static Street street;
  private static String otherKey;
  private static JsonNode created;

  /** One call of the API, with real ids in its path. */
  private record Call(String method, String path, boolean ofOneContract) {}

  @BeforeAll
  static void start() throws Exception {
    street = Street.open(folder);
    HttpResponse<String> answer = street.post(CONTRACT, Street.demoContract());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    created = Street.JSON.readTree(answer.body());
    street.mail.awaitMail("lea@example.org");
    try (Program create =
        Program.gateway(
            Map.of(),
            "key",
            "create",
            "--data",
            folder.resolve("data").toString(),
            "--tenant",
            "other",
            "--scope",
            "contracts:write,contracts:read,sign:links,admin")) {
      assertThat(create.exit(Program.PATIENCE)).as(create.output()).isZero();
      otherKey =
          create.output().lines().filter(line -> line.startsWith("pk_")).findFirst().orElseThrow();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (street != null) {
      street.close();
    }
  }

  @Test
  void another_tenants_contract_is_not_there_whatever_is_asked_of_it() throws Exception {
    JsonNode before = street.contract(created.path("id").asText());
    int asked = 0;
    for (Call call : calls()) {
      HttpResponse<String> answer = send(call, otherKey);
      assertThat(answer.body()).as(call.toString()).doesNotContain("Martin", "lea@", "Whose");
      if (call.ofOneContract()) {
        asked++;
        assertThat(answer.statusCode()).as(call + " " + answer.body()).isEqualTo(404);
        assertThat(Street.JSON.readTree(answer.body()).path("code").asText())
            .as("the same answer as for what never was")
            .isEqualTo(
                Street.JSON
                    .readTree(
                        send(new Call(call.method(), neverWas(call.path()), true), otherKey).body())
                    .path("code")
                    .asText());
      } else if (call.method().equals("GET")) {
        assertThat(Street.JSON.readTree(answer.body()).path("items")).as(call.toString()).isEmpty();
      }
    }
    assertThat(asked).as("calls about one contract in openapi.yaml").isGreaterThan(3);
    assertThat(street.contract(created.path("id").asText())).isEqualTo(before);
  }

  @Test
  void without_a_key_every_call_answers_401() throws Exception {
    for (Call call : calls()) {
      HttpResponse<String> answer = send(call, null);
      assertThat(answer.statusCode()).as(call.toString()).isEqualTo(401);
      assertThat(answer.headers().firstValue("www-authenticate")).as(call.toString()).isPresent();
    }
  }

  @Test
  void a_link_opened_a_hundred_times_by_robots_changes_nothing() throws Exception {
    URI link = URI.create(created.path("recipients").path(0).path("signingUrl").asText());
    JsonNode before = street.contract(created.path("id").asText());
    int mails = street.mail.count("lea@example.org");
    for (int i = 0; i < 100; i++) {
      String path = List.of("", "/read", "/sign", "/code", "/refuse", "/check").get(i % 6);
      for (String method : List.of("GET", "HEAD")) {
        HttpResponse<String> answer =
            HTTP.send(
                HttpRequest.newBuilder(URI.create(link + path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .timeout(Duration.ofSeconds(60))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(method + " " + path).isLessThan(400);
      }
    }
    assertThat(street.contract(created.path("id").asText())).isEqualTo(before);
    assertThat(street.mail.count("lea@example.org")).isEqualTo(mails);
  }

  /** Every call in openapi.yaml, as the running program serves it. */
  private static List<Call> calls() throws Exception {
    String text =
        new String(street.get("/openapi.yaml").body(), java.nio.charset.StandardCharsets.UTF_8);
    JsonNode paths = new ObjectMapper(new YAMLFactory()).readTree(text).path("paths");
    List<Call> calls = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> all = paths.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> path = all.next();
      for (String method : List.of("get", "post", "put", "delete")) {
        if (path.getValue().has(method)) {
          calls.add(
              new Call(
                  method.toUpperCase(java.util.Locale.ROOT),
                  real(path.getKey()),
                  path.getKey().contains("{id}")));
        }
      }
    }
    assertThat(calls).hasSizeGreaterThan(5);
    return calls;
  }

  private static String real(String template) {
    return "/api/v1"
        + template
            .replace("{id}", created.path("id").asText())
            .replace("{rid}", created.path("recipients").path(0).path("id").asText())
            .replace("{n}", "0");
  }

  private static String neverWas(String path) {
    return path.replace(created.path("id").asText(), "con_1");
  }

  private static HttpResponse<String> send(Call call, String key) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(street.url.resolve(call.path())).timeout(Duration.ofSeconds(60));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    if (call.method().equals("GET")) {
      request.GET();
    } else {
      request
          .header("Content-Type", "multipart/form-data; boundary=x")
          .method(call.method(), HttpRequest.BodyPublishers.ofString("--x--\r\n"));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
