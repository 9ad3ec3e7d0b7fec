package gateway.web.office;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.NullUnmarked;

/** A browser without JavaScript that follows no redirect by itself, so that tests see each one. */
@NullUnmarked
final class OfficeClient {
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  private final String address;
  HttpResponse<String> last;

  OfficeClient(OfficeServer server) {
    this.address = server.address;
  }

  Document get(String path) {
    return send(request(path).build());
  }

  Document follow() {
    return get(location());
  }

  String location() {
    return last.headers().firstValue("Location").orElse("");
  }

  int status() {
    return last.statusCode();
  }

  List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  /** Send a form as the page shows it, with these values typed in. */
  Document submit(Document page, String form, Map<String, String> typed) {
    Element found = page.getElementById(form);
    List<String> pairs = new ArrayList<>();
    for (Element input : found.select("input, select")) {
      boolean box = input.attr("type").equals("checkbox") || input.attr("type").equals("radio");
      String name = input.attr("name");
      if (name.isEmpty() || typed.containsKey(name) || (box && !input.hasAttr("checked"))) {
        continue;
      }
      Element chosen = input.selectFirst("option[selected]");
      pairs.add(encoded(name) + "=" + encoded(chosen == null ? input.val() : chosen.val()));
    }
    typed.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    String action = found.attr("action");
    return post(action, String.join("&", pairs), Map.of("Sec-Fetch-Site", "same-origin"));
  }

  Document post(String path, Map<String, String> values, Map<String, String> headers) {
    String body =
        values.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return post(path, body, headers);
  }

  private Document post(String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  OfficeClient signIn(String email) {
    submit(
        get("/app/sign-in"), "sign-in", Map.of("email", email, "password", OfficeServer.PASSWORD));
    if (status() != 303) {
      throw new IllegalStateException("not signed in: " + status());
    }
    return this;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address).resolve(path));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Document send(HttpRequest request) {
    try {
      last = client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Jsoup.parse(last.body(), last.uri().toString());
  }
}
