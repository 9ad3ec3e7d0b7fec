package acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody who walks the journey's plain forms, as a browser without JavaScript does. */
final class FormPerson {
  private static final String BOUNDARY = "paraph-form-person";
  private static final Duration PAGE_TIME = Duration.ofSeconds(120);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  private final TestMailbox mail;
  private final String email;
  private final URI link;
  private final Map<String, String> answers;
  private final byte[] annex;
  private Document page = new Document("");
  private int mailsBefore;

  /**
   * @param answers by property key; blank is never typed over what is there
   * @param annex attached wherever a file is asked for
   */
  FormPerson(TestMailbox mail, String email, URI link, Map<String, String> answers, byte[] annex) {
    this.mail = mail;
    this.email = email;
    this.link = link;
    this.answers = answers;
    this.annex = annex.clone();
  }

  /** Open the link; returns the step it leads to. */
  String open() throws Exception {
    return follow(HttpRequest.newBuilder(link).GET());
  }

  String words() {
    return page.text();
  }

  /** Go on, page by page, until this step is shown. */
  void walkTo(String step) throws Exception {
    String at = open();
    for (int pages = 0; !at.equals(step); pages++) {
      if (pages > 12 || page.selectFirst("form#journey") == null) {
        throw new AssertionError(email + " came to " + at + ", not " + step + ": " + page.text());
      }
      at = press();
    }
  }

  /** Fill in the page's form and press its button; returns the step that follows. */
  String press() throws Exception {
    Element form = page.selectFirst("form#journey");
    Map<String, String> values = new LinkedHashMap<>();
    for (Element input : form.select("input[name], textarea[name], select[name]")) {
      String name = input.attr("name");
      String type = input.attr("type");
      boolean ticked = type.equals("checkbox") || input.hasAttr("checked");
      if (type.equals("file") || ((type.equals("radio") || type.equals("checkbox")) && !ticked)) {
        continue;
      }
      String answer = name.startsWith("f.") ? answers.get(name.substring(2)) : null;
      values.put(name, answer == null ? input.val() : answer);
    }
    if (values.containsKey("consent")) {
      mailsBefore = mail.count(email);
    }
    if (values.containsKey("code")) {
      values.put("code", mail.code(email, mailsBefore));
    }
    return post(form, values);
  }

  private String post(Element form, Map<String, String> values) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, String> value : values.entrySet()) {
      part(
          body,
          "; name=\"" + value.getKey() + "\"",
          value.getValue().getBytes(StandardCharsets.UTF_8));
    }
    Element file = form.selectFirst("input[type=file]:not([name=image])");
    if (file != null) {
      part(
          body,
          "; name=\"" + file.attr("name") + "\"; filename=\"piece.pdf\"\r\nContent-Type: image/gif",
          annex);
    }
    body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return follow(
        HttpRequest.newBuilder(URI.create(form.absUrl("action")))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(ByteArrayOutputStream body, String head, byte[] content)
      throws IOException {
    String start = "--" + BOUNDARY + "\r\nContent-Disposition: form-data" + head + "\r\n\r\n";
    body.write(start.getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private String follow(HttpRequest.Builder first) throws Exception {
    HttpRequest request = first.timeout(PAGE_TIME).build();
    while (true) {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      Optional<String> location = answer.headers().firstValue("Location");
      if (location.isEmpty()) {
        page = Jsoup.parse(answer.body(), request.uri().toString());
        return page.select("main").attr("data-step");
      }
      URI next = request.uri().resolve(location.get());
      request = HttpRequest.newBuilder(next).timeout(PAGE_TIME).build();
    }
  }

  /** The newest revision of a document, as this person may download it. */
  byte[] document(int index) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(link + "/document/" + index)).timeout(PAGE_TIME).build();
    HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new AssertionError("document " + index + " answers " + answer.statusCode());
    }
    return answer.body();
  }
}
