package gateway.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs as a person does: opens the link, reads the pages, fills in the forms, looks into the mail
 * for the code. Without JavaScript, and without any door a person does not have. Can begin at
 * whatever step an earlier try has reached.
 */
final class SimulatedSignatory {
  private static final Duration PAGE_TIME = Duration.ofSeconds(60);
  private static final int MOST_PAGES = 60;
  private static final int MOST_COMPLAINTS = 3;
  private static final int MOST_RESENDS = 4;
  private static final String CODE = "code";

  /** Steps after which nothing is left for the person to do. */
  private static final Set<String> FINISHED = Set.of("done", "waiting", "signed");

  private final DemoPerson person;
  private final Mailbox mailbox;
  private final Clock clock;
  private final Duration codePatience;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .cookieHandler(new CookieManager())
          .build();
  private final Set<String> triedCodes = new HashSet<>();
  private Instant codeAsked = Instant.EPOCH;
  private int answered;
  private int complaints;
  private int resends;

  /**
   * Make a signatory.
   *
   * @param codePatience how long to wait for a code before asking for another one
   */
  SimulatedSignatory(DemoPerson person, Mailbox mailbox, Clock clock, Duration codePatience) {
    this.person = person;
    this.mailbox = mailbox;
    this.clock = clock;
    this.codePatience = codePatience;
  }

  /**
   * Follow the link to the end.
   *
   * @throws SigningFailed naming the step and what the page said
   */
  Signed sign(URI link) throws SigningFailed, InterruptedException {
    boolean proven = false;
    JourneyPage page = get(link);
    for (int n = 0; n < MOST_PAGES; n++) {
      if (FINISHED.contains(page.step()) || (proven && !page.step().isEmpty() && !page.hasForm())) {
        return new Signed(answered, proven);
      }
      complaints = page.complains() ? complaints + 1 : 0;
      if (page.step().isEmpty() || !page.hasForm() || complaints > MOST_COMPLAINTS) {
        throw new SigningFailed(page);
      }
      if (page.step().equals(CODE)) {
        Optional<Mail> mail = awaitCode();
        page = mail.isPresent() ? prove(page, mail.get()) : askAgain(page);
        proven = mail.isPresent() && !page.step().equals(CODE);
      } else {
        // Noted before the press: the code may arrive before the press is answered. Whole
        // milliseconds, as in the mailbox.
        codeAsked = Instant.ofEpochMilli(clock.millis());
        page = submit(page, null);
      }
    }
    throw new SigningFailed(page, "the journey does not end");
  }

  private JourneyPage prove(JourneyPage page, Mail mail)
      throws SigningFailed, InterruptedException {
    String code = mail.code().orElseThrow();
    triedCodes.add(code);
    codeAsked = mail.arrivedAt();
    return submit(page, code);
  }

  private JourneyPage submit(JourneyPage page, @Nullable String code)
      throws SigningFailed, InterruptedException {
    List<Map.Entry<String, String>> sent = page.fill(new PlausibleAnswers(person.name(), code));
    answered += (int) sent.stream().filter(value -> value.getKey().startsWith("f.")).count();
    return post(page, page.action(), sent);
  }

  /**
   * A code counts only when it is newer than the moment it was asked for. Who comes back to the
   * code step asked in an earlier run: then the newest one counts, whenever it came.
   */
  private Optional<Mail> awaitCode() throws InterruptedException {
    return mailbox.await(
        person.email(),
        mail ->
            !mail.arrivedAt().isBefore(codeAsked)
                && mail.code().filter(code -> !triedCodes.contains(code)).isPresent(),
        codePatience);
  }

  private JourneyPage askAgain(JourneyPage page) throws SigningFailed, InterruptedException {
    if (++resends > MOST_RESENDS) {
      throw new SigningFailed(page, "no code came by mail to " + person.email());
    }
    codeAsked = Instant.ofEpochMilli(clock.millis());
    JourneyPage.Press press =
        page.resend()
            .orElseThrow(
                () -> new SigningFailed(page, "no code came, and the page offers no other"));
    return post(page, press.action(), press.sent());
  }

  private JourneyPage get(URI url) throws SigningFailed, InterruptedException {
    return follow(HttpRequest.newBuilder(url).GET());
  }

  private JourneyPage post(JourneyPage from, URI action, List<Map.Entry<String, String>> form)
      throws SigningFailed, InterruptedException {
    String body =
        form.stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return follow(
        HttpRequest.newBuilder(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", from.url().getScheme() + "://" + from.url().getRawAuthority())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JourneyPage follow(HttpRequest.Builder first) throws SigningFailed, InterruptedException {
    HttpRequest request = dressed(first);
    try {
      for (int hops = 0; hops < 10; hops++) {
        HttpResponse<String> answer =
            browser.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Optional<String> location = answer.headers().firstValue("Location");
        if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
          return new JourneyPage(request.uri(), answer.statusCode(), answer.body());
        }
        request = dressed(HttpRequest.newBuilder(request.uri().resolve(location.get())).GET());
      }
      throw new SigningFailed("The pages send in circles");
    } catch (IOException e) {
      throw new SigningFailed("The pages do not answer (" + e + ")", e);
    }
  }

  private static HttpRequest dressed(HttpRequest.Builder request) {
    return request
        .timeout(PAGE_TIME)
        .header("User-Agent", "Mozilla/5.0 (Paraph demo signatory)")
        .header("Accept", "text/html")
        .build();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * The person has done all a person can do.
   *
   * @param answers fields filled in
   * @param byCode whether this try proved the identity; false when an earlier one had
   */
  record Signed(int answers, boolean byCode) {}
}
