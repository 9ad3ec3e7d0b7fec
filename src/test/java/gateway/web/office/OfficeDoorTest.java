package gateway.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.user.User;
import gateway.access.user.UserRole;
import io.vertx.core.http.HttpMethod;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, and what a form has to carry. */
class OfficeDoorTest {
  @TempDir static Path folder;
  private static OfficeServer server;

  @BeforeAll
  static void open() {
    server = new OfficeServer(folder);
    for (UserRole role : UserRole.values()) {
      server.user(role.word() + "@example.org", "Ana " + role.word(), role);
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static List<OfficeRoute> table() {
    return OfficeRoutes.of(server.parts, null, new SessionCookies(false));
  }

  private static String example(OfficeRoute route) {
    return OfficePages.ROOT
        + route.path().replace(":token", "0".repeat(64)).replaceAll(":[a-z]+", "con_00000000000");
  }

  @Test
  void every_route_lets_in_exactly_the_roles_of_the_table() {
    Map<UserRole, OfficeClient> clients = new HashMap<>();
    Map<UserRole, String> tokens = new HashMap<>();
    for (UserRole role : UserRole.values()) {
      OfficeClient client = new OfficeClient(server).signIn(role.word() + "@example.org");
      tokens.put(role, client.get("/app").select("input[name=csrf]").first().val());
      clients.put(role, client);
    }
    int asked = 0;
    for (OfficeRoute route : table()) {
      for (UserRole role : UserRole.values()) {
        if (route.path().equals("/sign-out")) {
          continue; // it would end the session the other questions need
        }
        OfficeClient client = clients.get(role);
        ask(client, route, tokens.get(role));
        boolean open = route.least() == null || role.covers(route.least());
        assertThat(client.status() == 403)
            .as("%s %s as %s answered %s", route.method(), route.path(), role, client.status())
            .isEqualTo(!open);
        asked++;
      }
    }
    assertThat(asked).isEqualTo((table().size() - 1) * 4);
  }

  private static void ask(OfficeClient client, OfficeRoute route, String csrf) {
    if (route.method() == HttpMethod.POST) {
      client.post(example(route), Map.of("csrf", csrf), Map.of());
    } else {
      client.get(example(route));
    }
  }

  @Test
  void a_stranger_is_led_to_the_sign_in_page_from_everything_but_the_way_in() {
    for (OfficeRoute route : table()) {
      OfficeClient stranger = new OfficeClient(server);
      String csrf = stranger.get("/app/sign-in").select("input[name=csrf]").first().val();
      ask(stranger, route, csrf);
      boolean led = stranger.status() == 303 && stranger.location().startsWith("/app/sign-in");
      assertThat(led).as("%s %s", route.method(), route.path()).isEqualTo(route.least() != null);
    }
  }

  @Test
  void whoever_sends_a_form_after_their_session_ended_hears_that_nothing_was_done() {
    User away = server.user("away@example.org", "Zoé Blanc", UserRole.READER);
    OfficeClient client = new OfficeClient(server).signIn(away.email());
    Document form = client.get("/app/account");
    server.parts.people().sessions().endOthers(away.id(), -1);
    client.submit(form, "language-form", Map.of("language", "en"));
    Document door = client.follow();
    assertThat(door.select("main").attr("data-step")).isEqualTo("sign-in");
    assertThat(door.select(".warned").text()).contains("Votre session est terminée");
  }

  @Test
  void whoever_signs_out_after_their_session_ended_is_signed_out() {
    User gone = server.user("gone@example.org", "Zoé Noir", UserRole.READER);
    OfficeClient client = new OfficeClient(server).signIn(gone.email());
    String csrf = client.get("/app").select(".sign-out input[name=csrf]").val();
    server.parts.people().sessions().endOthers(gone.id(), -1);
    client.post("/app/sign-out", Map.of("csrf", csrf), Map.of());
    Document door = client.follow();
    assertThat(door.select(".told").text()).isEqualTo("Vous êtes déconnecté.");
    assertThat(door.select(".warned")).isEmpty();
  }

  @Test
  void only_the_way_in_is_open_to_strangers() {
    assertThat(table())
        .filteredOn(route -> route.least() == null)
        .extracting(OfficeRoute::path)
        .containsExactlyInAnyOrder("/sign-in", "/sign-in", "/welcome/:token", "/welcome/:token");
  }

  @Test
  void what_is_not_in_the_table_does_not_exist_whoever_asks() {
    OfficeClient client = new OfficeClient(server).signIn("administrator@example.org");
    String csrf = client.get("/app").select("input[name=csrf]").first().val();
    for (String path :
        List.of("/app/nowhere", "/app/sign-out", "/app/sign-in/x", "/app/..%2fapp")) {
      client.get(path);
      assertThat(client.status()).as(path).isEqualTo(404);
    }
    client.post("/app", Map.of("csrf", csrf), Map.of());
    assertThat(client.status()).isEqualTo(404);
  }

  @Test
  void an_address_that_nobody_can_read_is_no_fault_of_ours() throws Exception {
    OfficeClient client = new OfficeClient(server).signIn("reader@example.org");
    client.get("/app?from=%2B999999999-12-31&until=-999999999-01-01&q=%00%25_");
    assertThat(client.status()).isEqualTo(200);

    URI address = URI.create(server.address);
    try (Socket raw = new Socket(address.getHost(), address.getPort())) {
      String request = "GET /app/sign-in?next=%zz HTTP/1.0\r\nHost: localhost\r\n\r\n";
      raw.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(raw.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.0 200")
          .containsIgnoringCase("content-security-policy");
    }
  }

  @Test
  void a_form_without_the_session_s_own_token_does_nothing() {
    OfficeClient client = new OfficeClient(server).signIn("reader@example.org");
    String own = client.get("/app").select("input[name=csrf]").first().val();
    String strange =
        new OfficeClient(server)
            .signIn("reader@example.org")
            .get("/app")
            .select("input[name=csrf]")
            .first()
            .val();
    Map<String, String> right = Map.of("csrf", own);

    refused(client, Map.of(), Map.of());
    refused(client, Map.of("csrf", strange), Map.of());
    refused(client, right, Map.of("Sec-Fetch-Site", "cross-site"));
    refused(client, right, Map.of("Sec-Fetch-Site", "same-site"));
    refused(client, right, Map.of("Origin", "https://evil.example"));
    client.post("/app/sign-out", right, Map.of("Origin", "http://localhost"));
    assertThat(client.location()).isEqualTo("/app/sign-in?told=signed-out");
  }

  private static void refused(
      OfficeClient client, Map<String, String> values, Map<String, String> headers) {
    Document page = client.post("/app/sign-out", values, headers);
    assertThat(client.status()).as("%s", headers).isEqualTo(403);
    assertThat(page.select("main").attr("data-step")).isEqualTo("forged");
    client.get("/app");
    assertThat(client.status()).as("still signed in").isEqualTo(200);
  }

  @Test
  void signing_in_by_a_foreign_form_is_refused_too() {
    OfficeClient victim = new OfficeClient(server);
    victim.post(
        "/app/sign-in",
        Map.of("email", "reader@example.org", "password", OfficeServer.PASSWORD),
        Map.of());
    assertThat(victim.status()).isEqualTo(403);
  }

  @Test
  void the_session_cookie_is_for_our_pages_only_and_no_script_reads_it() {
    OfficeClient client = new OfficeClient(server).signIn("reader@example.org");
    String cookie =
        client.last.headers().allValues("set-cookie").stream()
            .filter(each -> each.startsWith("paraph-session="))
            .findFirst()
            .orElseThrow();

    assertThat(cookie)
        .contains("; Path=/app", "; HTTPOnly", "; SameSite=Lax")
        .doesNotContain("Secure");
  }

  @Test
  void over_https_cookies_have_the_host_prefix_and_browsers_are_told_to_stay(@TempDir Path other) {
    try (OfficeServer https = new OfficeServer(other, "https://sign.acme.example/")) {
      OfficeClient client = new OfficeClient(https);
      client.get("/app/sign-in");
      assertThat(client.last.headers().firstValue("set-cookie").orElse(""))
          .startsWith("__Host-paraph-visit=")
          .contains("; Path=/", "; Secure", "; HTTPOnly", "; SameSite=Lax")
          .doesNotContain("Path=/app");
      assertThat(client.last.headers().firstValue("strict-transport-security"))
          .contains("max-age=31536000");
    }
  }

  @Test
  void a_page_is_kept_nowhere_framed_nowhere_and_runs_nothing_foreign() {
    OfficeClient client = new OfficeClient(server).signIn("administrator@example.org");
    for (String path : List.of("/app", "/app/sign-in", "/app/nowhere", "/app/welcome/x")) {
      Document page = client.get(path);
      assertThat(client.last.headers().firstValue("cache-control")).as(path).contains("no-store");
      assertThat(client.last.headers().firstValue("content-security-policy").orElse(""))
          .as(path)
          .startsWith("default-src 'none'; script-src 'self'")
          .contains("frame-ancestors 'none'");
      assertThat(page.select("[style], style, script:not([src]), [onclick]")).as(path).isEmpty();
    }
  }

  @Test
  void sign_in_leads_back_to_the_page_that_was_asked_for_and_never_elsewhere() {
    OfficeClient client = new OfficeClient(server);
    client.get("/app?status=open&q=L%C3%A9a");
    Document page = client.follow();
    client.submit(
        page, "sign-in", Map.of("email", "reader@example.org", "password", OfficeServer.PASSWORD));
    assertThat(client.location()).isEqualTo("/app?status=open&q=L%C3%A9a");

    for (String next : List.of("https://evil.example", "//evil.example", "/app/../x\\", "/apple")) {
      OfficeClient other = new OfficeClient(server);
      other.submit(
          other.get("/app/sign-in"),
          "sign-in",
          Map.of("email", "reader@example.org", "password", OfficeServer.PASSWORD, "next", next));
      assertThat(other.location()).as(next).isEqualTo("/app");
    }
  }

  @Test
  void wrong_is_said_in_one_sentence_and_too_often_wrong_too() {
    OfficeClient client = new OfficeClient(server);
    Document page = client.get("/app/sign-in");
    page = client.submit(page, "sign-in", Map.of("email", "no@example.org", "password", "wrong"));
    assertThat(client.status()).isEqualTo(422);
    assertThat(page.select("#errors").text()).contains("Adresse ou mot de passe incorrect.");
    assertThat(page.getElementById("email").val()).isEqualTo("no@example.org");
    assertThat(page.getElementById("password").val()).isEmpty();
    assertThat(page.title()).startsWith("Erreur : ");
  }

  @Test
  void a_disabled_user_is_out_with_the_next_request_and_an_old_session_too() {
    server.user("soon@example.org", "Soon Gone", UserRole.READER);
    OfficeClient client = new OfficeClient(server).signIn("soon@example.org");
    server.parts.people().users().list(OfficeServer.ACME).stream()
        .filter(user -> user.email().equals("soon@example.org"))
        .forEach(user -> server.parts.people().users().disable(OfficeServer.ACME, user.id()));
    client.get("/app");
    assertThat(client.location()).isEqualTo("/app/sign-in");
  }

  @Test
  void the_first_administrator_comes_in_by_the_printed_link() {
    String token = server.parts.people().links().forAdministrator(OfficeServer.ACME);
    OfficeClient client = new OfficeClient(server);
    Document page = client.get("/app/welcome/" + token);
    page =
        client.submit(
            page,
            "welcome",
            Map.of("name", "", "email", "new@example.org", "password", "une phrase longue"));
    assertThat(client.status()).isEqualTo(422);
    assertThat(page.getElementById("email").val()).isEqualTo("new@example.org");
    client.submit(page, "welcome", Map.of("name", "New Admin", "password", "une phrase longue"));
    assertThat(client.status()).isEqualTo(303);
    assertThat(client.follow().select("h1").text()).isEqualTo("Contrats");
    client.get("/app/welcome/" + token);
    assertThat(client.status()).isEqualTo(410);
    client.get("/app/welcome/" + "f".repeat(64));
    assertThat(client.status()).as("never existed").isEqualTo(410);
  }
}
