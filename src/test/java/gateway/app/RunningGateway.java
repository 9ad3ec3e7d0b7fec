package gateway.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gateway.contract.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The whole gateway on a free port with an empty store, and a caller of its API. */
final class RunningGateway implements AutoCloseable {
  private static final Set<String> SCOPES =
      Set.of("contracts:read", "contracts:write", "sign:links", "sign:seal");
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Gateway gateway;
  private final String key;

  /** An answer with its body, read when it is JSON. */
  record Answer(int status, HttpResponse<byte[]> response) {
    JsonNode json() {
      try {
        return new JsonMapper().readTree(response.body());
      } catch (IOException e) {
        throw new IllegalStateException(text(), e);
      }
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The code and the places, for example {@code contract.invalid /title /zzz}. */
    String problem() {
      StringBuilder all = new StringBuilder(json().path("code").asText());
      json().path("errors").forEach(e -> all.append(' ').append(e.path("pointer").asText()));
      return all.toString();
    }
  }

  /** One part of an upload; those with a file name are files. */
  record Part(String name, String fileName, byte[] content) {
    static Part contract(String json) {
      return new Part(
          "contract", "c.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static Part document(String fileName, byte[] content) {
      return new Part("documents", fileName, content);
    }

    static Part annex(String fileName, byte[] content) {
      return new Part("annexes", fileName, content);
    }
  }

  RunningGateway(Path folder) throws Exception {
    Files.createDirectories(folder.resolve("connectors/kamelets"));
    Settings settings =
        Settings.read(
            SettingsSource.gather(
                Map.of(),
                Map.of(
                    "paraph.data", folder.toString(),
                    "paraph.host", "127.0.0.1",
                    "paraph.port", "0",
                    "paraph.management-port", "0"),
                null,
                folder),
            folder,
            folder);
    gateway = Gateway.start(settings);
    key = gateway.createKey(TenantId.DEFAULT, SCOPES);
  }

  Answer upload(Part... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Part part : parts) {
      body.writeBytes(
          utf8(
              "--xyz\r\nContent-Disposition: form-data; name=\""
                  + part.name()
                  + "\"; filename=\""
                  + part.fileName()
                  + "\"\r\n\r\n"));
      body.writeBytes(part.content());
      body.writeBytes(utf8("\r\n"));
    }
    body.writeBytes(utf8("--xyz--\r\n"));
    return send(
        to("/api/v1/contracts")
            .header("Content-Type", "multipart/form-data; boundary=xyz")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Answer get(String path) {
    return send(to(path));
  }

  Answer post(String path) {
    return send(to(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(gateway.localUrl().resolve(path))
        .header("Authorization", "Bearer " + key);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  URI address() {
    return gateway.localUrl();
  }

  @Override
  public void close() {
    gateway.close();
  }
}
