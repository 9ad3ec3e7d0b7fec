package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.web.ContractView.EventLine;
import gateway.web.ContractView.Stuck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class ApiUploadsTest {
  private static final String JSON =
      "{\"title\":\"Entretien\",\"recipients\":[{\"role\":\"signer\",\"email\":\"lea@example.org\"}]}";
  private static final byte[] PDF = "%PDF-1.7 small".getBytes(StandardCharsets.US_ASCII);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  @TempDir Path folder;
  private ApiServer server;

  @BeforeEach
  void start() {
    server = new ApiServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A multipart body; a part whose name ends in {@code @} has a file name. */
  private static byte[] multipart(Object... namesAndContents) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      String name = (String) namesAndContents[i];
      String file = name.endsWith("@") ? "; filename=\"../../é \\\"x.pdf\"" : "";
      body.writeBytes(
          ("--xyz\r\nContent-Disposition: form-data; name=\""
                  + name.replace("@", "")
                  + "\""
                  + file
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      Object content = namesAndContents[i + 1];
      body.writeBytes(
          content instanceof byte[] bytes
              ? bytes
              : ((String) content).getBytes(StandardCharsets.UTF_8));
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private HttpResponse<String> post(String key, String idempotencyKey, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "multipart/form-data; boundary=xyz")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request.build());
  }

  private HttpResponse<String> get(String key, String path) {
    return send(
        HttpRequest.newBuilder(URI.create(server.address + path))
            .header("Authorization", "Bearer " + key)
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return ApiJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static String code(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return json(answer).path("code").asText();
  }

  @Test
  void one_call_makes_a_contract() {
    HttpResponse<String> answer =
        post("pk_acme", null, multipart("contract", JSON, "documents@", PDF));
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode body = json(answer);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/api/v1/contracts/" + body.path("id").asText());
    assertThat(body.path("status").asText()).isEqualTo("DRAFT");
    assertThat(body.path("recipients").path(0).has("signingUrl")).isFalse();
    assertThat(body.path("warnings").path(0).asText()).isEqualTo("a word of warning");
    assertThat(server.requests.get(0).title()).isEqualTo("Entretien");
    assertThat(server.sources.get(0).tenant().value()).isEqualTo("acme");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void links_are_for_those_who_may_have_them_and_are_never_kept() {
    byte[] body = multipart("contract@", JSON, "documents@", PDF);
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = post("pk_links", "k", body);
      assertThat(json(answer).path("recipients").path(0).path("signingUrl").asText())
          .startsWith("https://sign.example/sign/secret-rec_");
    }
    assertThat(server.idempotency.answers.values())
        .allSatisfy(
            kept -> assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("secret"));
  }

  @Test
  void the_same_key_and_content_give_the_same_answer_and_one_contract() {
    String other = JSON.replace(",\"recipients\"", ",   \"externalId\":null, \"recipients\"");
    byte[] body = multipart("contract", JSON, "documents@", PDF);
    HttpResponse<String> first = post("pk_acme", "order-1", body);
    HttpResponse<String> second = post("pk_acme", "order-1", body);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    byte[] changed = multipart("contract", other.replace("Entretien", "X"), "documents@", PDF);
    assertThat(code(post("pk_acme", "order-1", changed))).isEqualTo("idempotency.conflict");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void a_key_whose_call_failed_can_be_used_again() {
    byte[] body = multipart("contract", JSON, "documents@", PDF);
    server.refuseWith("pdf.broken");
    HttpResponse<String> refused = post("pk_acme", "order-1", body);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(code(refused)).isEqualTo("pdf.broken");
    assertThat(json(refused).path("errors").path(0).path("pointer").asText())
        .isEqualTo("/documents/0");
    server.failWith = new IllegalStateException("secret detail");
    HttpResponse<String> failed = post("pk_acme", "order-1", body);
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).doesNotContain("secret detail", "Exception");
    server.failWith = null;
    assertThat(post("pk_acme", "order-1", body).statusCode()).isEqualTo(201);
  }

  @Test
  void what_is_wrong_with_the_parts_is_told() {
    assertThat(code(post("pk_acme", null, multipart("contract", JSON)))).isEqualTo("upload.parts");
    assertThat(code(post("pk_acme", null, multipart("documents@", PDF)))).isEqualTo("upload.parts");
    HttpResponse<String> parts =
        post(
            "pk_acme",
            null,
            multipart("contract", JSON, "contract@", JSON, "annexes", "x", "a@", "y"));
    assertThat(parts.statusCode()).isEqualTo(422);
    assertThat(json(parts).path("errors").findValuesAsText("pointer"))
        .containsExactly("/annexes", "", "/contract", "/documents");
    HttpResponse<String> invalid =
        post("pk_acme", null, multipart("contract", "{\"x\":1}", "documents@", PDF));
    assertThat(code(invalid)).isEqualTo("contract.invalid");
    assertThat(json(invalid).path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/title", "/recipients", "/x");
    HttpResponse<String> broken =
        post("pk_acme", null, multipart("contract", "{", "documents@", PDF));
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(code(broken)).isEqualTo("contract.json");
  }

  @Test
  void too_much_is_answered_by_a_problem() {
    byte[] file = new byte[(int) ApiUploads.LARGEST_FILE + 1];
    HttpResponse<String> answer =
        post("pk_acme", null, multipart("contract", JSON, "documents@", file));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(code(answer)).isEqualTo("upload.file-too-large");
    String large = JSON.replace("Entretien", " ".repeat(9000) + "E");
    assertThat(code(post("pk_acme", null, multipart("contract", large, "documents@", PDF))))
        .isEqualTo("upload.field-too-large");
    assertThat(code(post("pk_acme", null, multipart("contract@", large, "documents@", PDF))))
        .isEqualTo("contract.invalid");
  }

  @Test
  void a_request_above_the_limit_is_answered_by_a_problem() {
    byte[] file = new byte[20 * 1024 * 1024];
    HttpResponse<String> answer =
        post(
            "pk_acme",
            null,
            multipart("contract", JSON, "documents@", file, "a@", file, "b@", file, "c@", file));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(code(answer)).isEqualTo("upload.request-too-large");
  }

  @ParameterizedTest
  @CsvSource({"pk_nobody,401,auth.key", "pk_reader,403,auth.scope"})
  void only_a_key_with_the_scope_gets_in(String key, int status, String code) {
    HttpResponse<String> answer = post(key, null, multipart("contract", JSON, "documents@", PDF));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void the_seal_alone_needs_its_own_scope_and_the_answer_says_which() {
    String sealed = JSON.replace("]}", ",{\"role\":\"signer\",\"mode\":\"seal\"}]}");
    HttpResponse<String> refused =
        post("pk_acme", "once", multipart("contract", sealed, "documents@", PDF));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo("auth.scope");
    assertThat(json(refused).path("detail").asText())
        .contains("sign:seal", "./paraph key create", "API keys");
    assertThat(json(refused).at("/errors/0/pointer").asText()).isEqualTo("/recipients/1/mode");
    assertThat(server.requests).isEmpty();

    for (String key : List.of("pk_sealer", "pk_other")) {
      assertThat(post(key, "once", multipart("contract", sealed, "documents@", PDF)).statusCode())
          .as(key)
          .isEqualTo(201);
    }
  }

  private Contract made() {
    HttpResponse<String> answer =
        post("pk_acme", null, multipart("contract", JSON, "documents@", PDF));
    return server.contracts.get(ContractId.parse(json(answer).path("id").asText()));
  }

  @Test
  void downloads_are_named_and_wait_for_the_end_where_they_must() throws InterruptedException {
    Contract contract = made();
    HttpResponse<String> original =
        get("pk_acme", "/" + contract.id() + "/documents/0?as=original");
    assertThat(original.body()).isEqualTo("%PDF-1.7 small");
    assertThat(original.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"")
        .doesNotContain("/", "..")
        .contains("filename*=UTF-8''_._%C3%A9%20_x.pdf");
    for (String path : List.of("/documents/0?as=signed", "/evidence")) {
      HttpResponse<String> early = get("pk_acme", "/" + contract.id() + path);
      assertThat(early.statusCode()).isEqualTo(409);
      assertThat(code(early)).isEqualTo("contract.not-closed");
    }
    BlobRef dossier =
        server.contracts.put(
            contract.tenant(), contract.id().value(), "PK".getBytes(StandardCharsets.US_ASCII));
    server.contracts.update(
        contract.withPrepared().opened().signed().closed(ApiServer.NOW, dossier));
    assertThat(get("pk_acme", "/" + contract.id() + "/evidence").body()).isEqualTo("PK");
    assertThat(get("pk_acme", "/" + contract.id() + "/documents/0?as=signed").statusCode())
        .isEqualTo(200);
    HttpResponse<String> head =
        send(
            HttpRequest.newBuilder(URI.create(server.address + "/" + contract.id() + "/evidence"))
                .header("Authorization", "Bearer pk_acme")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(head.headers().firstValue("Content-Length")).hasValue("2");
    assertThat(server.open.awaitNone(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void another_tenants_contract_is_not_there() {
    String id = made().id().toString();
    for (String path : List.of("/documents/0", "/evidence")) {
      HttpResponse<String> foreign = get("pk_other", "/" + id + path);
      assertThat(foreign.statusCode()).isEqualTo(404);
      assertThat(foreign.body()).isEqualTo(get("pk_other", "/con_00000000000" + path).body());
      assertThat(get("pk_other", "/nonsense" + path).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void contracts_are_read_whole_and_by_pages() {
    ContractQueries queries =
        new ContractQueries(
            server.contracts,
            server.annexes,
            id -> List.of(new EventLine("evt_1", "contract.opened", ApiServer.NOW, Map.of("n", 1))),
            id -> Optional.of(new Stuck("pdf.value-too-long", "Too long", ApiServer.NOW)));
    List<String> ids = IntStream.range(0, 5).mapToObj(i -> made().id().toString()).toList();
    JsonNode whole = ApiJson.read(queries.get(ApiServer.ACME, ids.get(0)).body());
    assertThat(whole.path("events").path(0).path("type").asText()).isEqualTo("contract.opened");
    assertThat(whole.path("documents").path(0).path("pages").asInt()).isEqualTo(1);
    JsonNode first = ApiJson.read(queries.list(ApiServer.ACME, Map.of("limit", "3")).body());
    assertThat(first.path("items").findValuesAsText("id")).isEqualTo(ids.subList(0, 3));
    JsonNode second =
        ApiJson.read(
            queries
                .list(ApiServer.ACME, Map.of("limit", "3", "cursor", first.path("next").asText()))
                .body());
    assertThat(second.path("items").findValuesAsText("id")).isEqualTo(ids.subList(3, 5));
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(queries.list(ApiServer.ACME, Map.of("limit", "0")).status()).isEqualTo(400);
    assertThat(queries.list(ApiServer.ACME, Map.of("cursor", "x")).status()).isEqualTo(400);
    assertThat(queries.get(ApiServer.ACME, "con_00000000000").status()).isEqualTo(404);
    assertThat(whole.path("problem").path("code").asText()).isEqualTo("pdf.value-too-long");
  }

  @Test
  void a_filter_that_is_not_known_is_refused_instead_of_handing_out_everything() {
    ContractQueries queries =
        new ContractQueries(
            server.contracts, server.annexes, id -> List.of(), id -> Optional.empty());
    made();
    ApiAnswer unknown = queries.list(ApiServer.ACME, Map.of("status", "CLOSED"));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(ApiJson.read(unknown.body()).path("code").asText()).isEqualTo("list.parameter");
    JsonNode none =
        ApiJson.read(queries.list(ApiServer.ACME, Map.of("externalId", "order-1")).body());
    assertThat(none.path("items")).isEmpty();
    assertThat(none.path("next").isNull()).isTrue();
  }
}
