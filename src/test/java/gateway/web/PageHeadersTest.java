package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.journey.SignatureGiven;
import gateway.journey.Visitor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageHeadersTest {
  private static final Map<String, String> EXPECTED =
      Map.of(
          "cache-control", "no-store",
          "content-security-policy",
              "default-src 'none'; script-src 'self'; img-src 'self' blob:; worker-src 'self';"
                  + " connect-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none';"
                  + " form-action 'self'; frame-ancestors 'none'",
          "content-type", "text/html; charset=utf-8",
          "cross-origin-opener-policy", "same-origin",
          "cross-origin-resource-policy", "same-origin",
          "permissions-policy", "geolocation=(), microphone=(), payment=()",
          "referrer-policy", "no-referrer",
          "x-content-type-options", "nosniff",
          "x-frame-options", "DENY");

  @Test
  void every_page_has_exactly_these_headers_and_nothing_inline() {
    FakeSigningDesk desk = new FakeSigningDesk();
    Browser browser = new Browser();
    try (PagesServer server = new PagesServer(desk)) {
      check(browser, server.address + "/");
      check(browser, server.address + "/docs/api");
      check(browser, server.address + "/sign/tok_ffffffffffffffff");
      for (String path : List.of("/read", "/refuse", "/text", "/saved", "/nowhere")) {
        check(browser, server.sign(path));
      }
      desk.arrive(FakeSigningDesk.TOKEN);
      desk.review(FakeSigningDesk.TOKEN);
      check(browser, server.sign("/check"));
      check(browser, server.sign("/sign"));
      desk.agree(
          FakeSigningDesk.TOKEN,
          desk.reviewed,
          "yes",
          SignatureGiven.typed("Léa"),
          new Visitor("127.0.0.1", ""));
      check(browser, server.sign("/code"));
      desk.close();
      check(browser, server.sign("/done"));
      browser.post(server.sign("/code"), Map.of());
      assertThat(headers(browser)).isEqualTo(new TreeMap<>(EXPECTED));
    }
  }

  private static void check(Browser browser, String address) {
    Document page = browser.get(address);
    assertThat(headers(browser)).as(address).isEqualTo(new TreeMap<>(EXPECTED));
    assertThat(page.select("[style], style, script:not([src]), [onclick], [onload]"))
        .as(address)
        .isEmpty();
    assertThat(page.select("html").attr("lang")).isIn("fr", "en");
    assertThat(page.select("h1")).as(address).hasSize(1);
    assertThat(page.select("a.skip")).hasSize(1);
  }

  private static Map<String, String> headers(Browser browser) {
    Map<String, String> headers = new TreeMap<>();
    browser
        .last
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    headers.remove("content-length");
    return headers;
  }

  @Test
  void static_files_are_kept_for_a_year_under_an_address_with_their_digest() {
    Browser browser = new Browser();
    try (PagesServer server = new PagesServer(new FakeSigningDesk())) {
      Document page = browser.get(server.address + "/");
      List<String> files = page.select("link[href], script[src]").eachAttr("href");
      assertThat(files).allMatch(Pattern.compile(".*\\?v=[0-9a-f]{12}|").asMatchPredicate());
      browser.get(server.address + files.get(1));
      assertThat(headers(browser))
          .containsEntry("cache-control", "public, max-age=31536000, immutable")
          .containsEntry("content-type", "text/css; charset=utf-8");
      browser.get(server.address + "/static/app.css?v=other");
      assertThat(headers(browser)).containsEntry("cache-control", "public, max-age=300");
      browser.get(server.address + "/static/..%2fopenapi.yaml");
      assertThat(browser.last.statusCode()).isEqualTo(404);
      browser.get(server.address + "/openapi.yaml");
      assertThat(browser.last.body()).startsWith("openapi: 3.1.0");
    }
  }
}
