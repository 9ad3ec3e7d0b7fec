package gateway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The public HTTP API, used as any business application uses it. */
final class GatewayApi {
  static final Set<String> SCOPES = Set.of("contracts:read");
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int PAGE = 100;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI base;
  private final String key;
  private final Map<String, Set<String>> people = new ConcurrentHashMap<>();

  GatewayApi(URI base, String key) {
    this.base = base;
    this.key = key;
  }

  /** Whether the key is still good. */
  boolean isAccepted() throws InterruptedException {
    int status = get("/api/v1/contracts?limit=1").statusCode();
    return status != 401 && status != 403;
  }

  /** All contracts, the people on them included. */
  List<ContractSeen> contracts() throws InterruptedException {
    List<ContractSeen> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          json("/api/v1/contracts?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      for (JsonNode item : items(page)) {
        all.add(withPeople(ContractSeen.of(item)));
      }
      String next = page.path("next").asText("");
      cursor = next.equals("null") ? "" : URLEncoder.encode(next, StandardCharsets.UTF_8);
    } while (!cursor.isEmpty());
    return all;
  }

  /** The list leaves out the people, who never change: asked for once a contract. */
  private ContractSeen withPeople(ContractSeen listed) throws InterruptedException {
    Set<String> emails = people.getOrDefault(listed.id(), listed.emails());
    if (emails.isEmpty()) {
      emails = ContractSeen.of(json("/api/v1/contracts/" + listed.id())).emails();
      people.put(listed.id(), emails);
    }
    return listed.withEmails(emails);
  }

  /**
   * Fetch the bytes of the contract's first document.
   *
   * @param as {@code original} or {@code signed}
   */
  byte[] document(String contract, String as) throws InterruptedException {
    return bytes("/api/v1/contracts/" + contract + "/documents/0?as=" + as);
  }

  byte[] evidence(String contract) throws InterruptedException {
    return bytes("/api/v1/contracts/" + contract + "/evidence");
  }

  private JsonNode json(String path) throws InterruptedException {
    try {
      return JSON.readTree(bytes(path));
    } catch (IOException e) {
      throw new PermanentFailure("demo.api", "The gateway's answer to " + path + " is no JSON", e);
    }
  }

  private byte[] bytes(String path) throws InterruptedException {
    HttpResponse<byte[]> answer = get(path);
    if (answer.statusCode() == 200) {
      return answer.body();
    }
    String said = new String(answer.body(), StandardCharsets.UTF_8);
    String message =
        "The gateway answers HTTP "
            + answer.statusCode()
            + " to "
            + path
            + ": "
            + said.substring(0, Math.min(said.length(), 300));
    if (answer.statusCode() >= 500 || answer.statusCode() == 429 || answer.statusCode() == 409) {
      throw new TransientFailure("demo.api", message);
    }
    throw new PermanentFailure("demo.api", message);
  }

  private HttpResponse<byte[]> get(String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + key)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new TransientFailure("demo.api", "The gateway does not answer at " + base, e);
    }
  }

  /** The list itself, whether it comes bare or under a name. */
  private static Iterable<JsonNode> items(JsonNode page) {
    if (page.isArray()) {
      return page;
    }
    for (JsonNode member : page) {
      if (member.isArray()) {
        return member;
      }
    }
    return List.of();
  }
}
