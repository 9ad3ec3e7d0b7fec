package gateway.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.ApiCaller;
import gateway.access.user.User;
import gateway.access.user.UserRole;
import gateway.access.user.UserState;
import gateway.base.PermanentFailure;
import gateway.notify.Mail;
import gateway.notify.MailTransport;
import gateway.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, users and one's own account. */
class OfficePeopleTest {
  @TempDir static Path folder;
  private static OfficeServer server;

  @BeforeAll
  static void open() {
    server = new OfficeServer(folder);
    server.user("ana@example.org", "Ana Roy", UserRole.ADMINISTRATOR);
    server.user(Stores.OTHER, "far@example.org", "Far Away", UserRole.ADMINISTRATOR);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static OfficeClient ana() {
    return new OfficeClient(server).signIn("ana@example.org");
  }

  private static User named(String email) {
    return server.rows.byEmail(email).orElseThrow();
  }

  @Test
  void a_key_is_shown_once_to_the_browser_that_made_it_and_stops_when_revoked() {
    OfficeClient client = ana();
    Document page = client.get("/app/keys");
    client.submit(page, "new-key", Map.of("name", "ERP", "scopes", "contracts:write"));
    String made = client.location();
    Document shown = client.get(made);
    String key = shown.getElementById("secret").text();

    ApiCaller caller = server.parts.keys().authenticate(key).orElseThrow();
    assertThat(caller.tenant()).isEqualTo(OfficeServer.ACME);
    assertThat(caller.scopes()).containsExactly("contracts:write");
    ana().get(made);
    assertThat(ana().get("/app/keys").text()).contains("ERP").doesNotContain(key);

    OfficeClient far = new OfficeClient(server).signIn("far@example.org");
    far.get(made.replace("/made", "/revoke"));
    assertThat(far.status()).isEqualTo(404);

    Document ask = client.get(made.replace("/made", "/revoke"));
    assertThat(server.parts.keys().authenticate(key)).as("asked only").isPresent();
    client.submit(ask, "confirm", Map.of());
    assertThat(server.parts.keys().authenticate(key)).isEmpty();
    assertThat(client.follow().select(".told").text()).isEqualTo("La clé est révoquée.");
  }

  @Test
  void the_right_to_seal_is_explained_before_it_is_given() {
    OfficeClient client = ana();
    Document page = client.get("/app/keys");
    assertThat(page.select("#scopes").text())
        .contains("Apposer le sceau sans signataire sign:seal")
        .contains("sans que personne ne le lise ni ne le signe");
    client.submit(page, "new-key", Map.of("name", "Robot", "scopes", "sign:seal"));
    String key = client.get(client.location()).getElementById("secret").text();
    assertThat(server.parts.keys().authenticate(key).orElseThrow().scopes())
        .containsExactly("sign:seal");
    assertThat(client.get("/app/keys").select(".lines").text())
        .contains("Apposer le sceau sans signataire");
  }

  @Test
  void a_key_without_a_right_or_with_an_invented_one_is_not_made() {
    OfficeClient client = ana();
    Document page = client.get("/app/keys");
    page = client.submit(page, "new-key", Map.of("scopes", "everything:always"));
    assertThat(client.status()).isEqualTo(422);
    assertThat(page.select("#errors").text()).contains("Choisissez au moins un droit.");
  }

  @Test
  void an_invitation_shows_its_link_and_the_invited_person_comes_in() {
    OfficeClient client = ana();
    Document page = client.get("/app/users");
    client.submit(
        page, "new-user", Map.of("email", "new@example.org", "name", "Noé", "role", "sender"));
    Document user = client.follow();
    String link = user.getElementById("secret").text();
    assertThat(link).startsWith("http://localhost/app/welcome/");

    OfficeClient invited = new OfficeClient(server);
    Document welcome = invited.get(link.substring("http://localhost".length()));
    assertThat(welcome.text()).contains("new@example.org");
    invited.submit(welcome, "welcome", Map.of("password", "une phrase longue"));
    assertThat(invited.follow().select("h1").text()).isEqualTo("Contrats");
    assertThat(named("new@example.org").state()).isEqualTo(UserState.ACTIVE);
    assertThat(client.get("/app/users/" + named("new@example.org").id()).getElementById("secret"))
        .as("a used link is not shown")
        .isNull();

    page =
        client.submit(
            client.get("/app/users"), "new-user", Map.of("email", "NEW@example.org", "name", "x"));
    assertThat(page.select("#errors").text()).contains("a déjà un compte");
  }

  @Test
  void an_invitation_leaves_by_mail_and_its_link_is_shown_only_when_it_could_not() {
    MailTransport before = server.mailServer;
    List<Mail> mails = new ArrayList<>();
    server.mailServer = (mail, date) -> mails.add(mail);
    OfficeClient client = ana();
    Map<String, String> zoe = Map.of("email", "zoe@example.org", "name", "Zoé", "role", "reader");
    client.submit(client.get("/app/users"), "new-user", zoe);
    Document user = client.follow();
    assertThat(user.select(".told").text())
        .startsWith("L'invitation a été envoyée à zoe@example.org");
    assertThat(user.getElementById("secret")).isNull();
    assertThat(mails.get(0).to()).isEqualTo("zoe@example.org");
    String link = mails.get(0).text().replaceAll("(?s).*(/app/welcome/[0-9a-f]{64}).*", "$1");
    assertThat(new OfficeClient(server).get(link).text()).contains("zoe@example.org");

    server.mailServer =
        (mail, date) -> {
          throw new PermanentFailure("mail.refused", "550");
        };
    client.submit(user, "new-link", Map.of());
    user = client.follow();
    assertThat(user.select(".warned").text()).contains("n'a pas pu être envoyée à zoe@example.org");
    assertThat(user.getElementById("secret").text()).contains("/app/welcome/");
    assertThat(new OfficeClient(server).get(link).select("main").attr("data-step"))
        .as("the mailed link is replaced")
        .isEqualTo("dead-link");
    server.mailServer = before;
  }

  @Test
  void the_last_administrator_cannot_be_disabled_or_made_less() {
    OfficeClient client = ana();
    Document page = client.get("/app/users/" + named("ana@example.org").id());
    Document answer = client.submit(page, "disable", Map.of());
    assertThat(client.status()).isEqualTo(409);
    assertThat(answer.select("#errors").text()).contains("dernier administrateur");
    client.submit(page, "change-role", Map.of("role", "reader"));
    assertThat(client.status()).isEqualTo(409);
    assertThat(named("ana@example.org").role()).isEqualTo(UserRole.ADMINISTRATOR);
  }

  @Test
  void another_tenant_s_user_is_not_there() {
    OfficeClient client = ana();
    client.get("/app/users/" + named("far@example.org").id());
    assertThat(client.status()).isEqualTo(404);
    assertThat(client.get("/app/users").text()).doesNotContain("far@example.org");
  }

  @Test
  void one_changes_one_s_password_language_and_sessions() {
    server.user("lea@example.org", "Léa Martin", UserRole.READER);
    OfficeClient other = new OfficeClient(server).signIn("lea@example.org");
    OfficeClient client = new OfficeClient(server).signIn("lea@example.org");
    Document page = client.get("/app/account");
    assertThat(page.select("form[action$=/end]")).hasSize(1);

    page =
        client.submit(
            page, "password-form", Map.of("old", "wrong", "password", "encore une phrase"));
    assertThat(client.status()).isEqualTo(422);
    client.submit(
        page,
        "password-form",
        Map.of("old", OfficeServer.PASSWORD, "password", "encore une phrase"));
    assertThat(client.location()).isEqualTo("/app/account?told=password-changed");
    other.get("/app");
    assertThat(other.status()).as("the other session has ended").isEqualTo(303);

    client.submit(client.get("/app/account"), "language-form", Map.of("language", "en"));
    assertThat(client.follow().select("html").attr("lang")).isEqualTo("en");
    assertThat(named("lea@example.org").locale()).isEqualTo("en");
  }
}
