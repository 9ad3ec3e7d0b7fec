package gateway.web;

import java.io.ByteArrayOutputStream;
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
import java.util.List;
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
    return post(found.absUrl("action"), values(found, typed));
  }

  private static Map<String, String> values(Element found, Map<String, String> typed) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Element select : found.select("select")) {
      values.put(select.attr("name"), select.select("option[selected]").attr("value"));
    }
    for (Element input : found.select("input, textarea")) {
      if (input.attr("type").equals("file")) {
        continue;
      }
      boolean box = input.attr("type").equals("checkbox") || input.attr("type").equals("radio");
      if (!box || input.hasAttr("checked")) {
        values.put(
            input.attr("name"),
            input.tagName().equals("textarea") ? input.wholeText() : input.attr("value"));
      }
    }
    values.putAll(typed);
    return values;
  }

  /** A file chosen in an input. */
  record File(String input, String name, byte[] content) {}

  /** Send form#journey with files, as its enctype says. */
  Document submit(Document page, Map<String, String> typed, List<File> files) {
    Element found = page.getElementById("journey");
    String boundary = "----paraph-test";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    values(found, typed)
        .forEach(
            (name, value) -> {
              part(body, boundary, "name=\"" + name + "\"");
              body.writeBytes(value.getBytes(StandardCharsets.UTF_8));
              body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            });
    for (File file : files) {
      part(body, boundary, "name=\"" + file.input + "\"; filename=\"" + file.name + "\"");
      body.writeBytes(file.content);
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(found.absUrl("action")))
            .header("Content-Type", found.attr("enctype") + "; boundary=" + boundary)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private static void part(ByteArrayOutputStream body, String boundary, String names) {
    String head = "--" + boundary + "\r\nContent-Disposition: form-data; " + names;
    String type = names.contains("filename") ? "\r\nContent-Type: application/octet-stream" : "";
    body.writeBytes((head + type + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
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
