package gateway.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Collectors;

/** One person who signs without a pause, each answer timed from the press to the last byte. */
final class TimedVisit {
  private static final int MOST_PAGES = 40;

  private final String address;
  private final Mailbox mails;
  private final Queue<Answer> answers;
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  /** How long one press took, and the step it led to. */
  record Answer(String step, long millis) {}

  TimedVisit(String address, Mailbox mails, Queue<Answer> answers) {
    this.address = address;
    this.mails = mails;
    this.answers = answers;
  }

  void sign(URI link) throws Exception {
    JourneyPage page = timed("open", HttpRequest.newBuilder(link).GET().build());
    for (int n = 0; n < MOST_PAGES && page.hasForm(); n++) {
      String code = page.step().equals("code") ? code() : null;
      String from = page.step();
      page = timed(from, post(page, page.fill(new PlausibleAnswers("Léa Martin", code))));
      if (page.status() >= 400) {
        throw new IOException(from + ": " + page.summary());
      }
    }
    if (page.hasForm()) {
      throw new IOException("the journey does not end: " + page.step());
    }
  }

  private String code() throws InterruptedException {
    Optional<Mail> mail = mails.await(address, m -> m.code().isPresent(), Duration.ofMinutes(5));
    return mail.orElseThrow().code().orElseThrow();
  }

  private static HttpRequest post(JourneyPage from, List<Map.Entry<String, String>> form) {
    String body =
        form.stream()
            .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(from.action())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Origin", from.url().getScheme() + "://" + from.url().getRawAuthority())
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Send, follow where it leads, and note the time of both together: what a person waits. */
  private JourneyPage timed(String step, HttpRequest request) throws Exception {
    long start = System.nanoTime();
    HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
    URI at = request.uri();
    for (int hops = 0; answer.statusCode() / 100 == 3 && hops < 5; hops++) {
      at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
      answer =
          browser.send(
              HttpRequest.newBuilder(at).GET().build(), HttpResponse.BodyHandlers.ofString());
    }
    answers.add(new Answer("press " + step, (System.nanoTime() - start) / 1_000_000));
    return new JourneyPage(at, answer.statusCode(), answer.body());
  }
}
