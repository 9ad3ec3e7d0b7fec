package gateway.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.NullUnmarked;

/** A browser without JavaScript: follows redirects, keeps cookies, fills in forms. */
@NullUnmarked
final class Browser {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .cookieHandler(new CookieManager())
          .build();
  private final HttpClient scanner =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  HttpResponse<String> last;

  Document get(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).build());
  }

  /** Ask as a mail scanner does: HEAD, no redirects followed, no cookies. */
  HttpResponse<String> head(String address) {
    send(
        scanner,
        HttpRequest.newBuilder(URI.create(address))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build());
    return last;
  }

  /** Send form#journey of the page as it stands, with the given values typed in. */
  Document submit(Document page, Map<String, String> typed) {
    return submit(page, "journey", typed);
  }

  Document submit(Document page, String form, Map<String, String> typed) {
    Element found = page.getElementById(form);
    Map<String, String> values = new LinkedHashMap<>();
    for (Element input : found.select("input, textarea")) {
      boolean box = input.attr("type").equals("checkbox") || input.attr("type").equals("radio");
      if (!box || input.hasAttr("checked")) {
        values.put(
            input.attr("name"),
            input.tagName().equals("textarea") ? input.wholeText() : input.attr("value"));
      }
    }
    values.putAll(typed);
    return post(found.absUrl("action"), values);
  }

  Document post(String address, Map<String, String> values) {
    return post(address, values, "same-origin");
  }

  Document post(String address, Map<String, String> values, String site) {
    String body =
        values.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Document send(HttpRequest request) {
    return send(client, request);
  }

  private Document send(HttpClient by, HttpRequest request) {
    try {
      last = by.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Jsoup.parse(last.body(), last.uri().toString());
  }

  static String step(Document page) {
    return page.select("main").attr("data-step");
  }
}
