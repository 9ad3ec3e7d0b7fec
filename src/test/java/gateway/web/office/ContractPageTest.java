package gateway.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.user.UserRole;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.store.Stores;
import gateway.web.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractPageTest {
  @TempDir static Path folder;
  private static OfficeServer server;

  @BeforeAll
  static void open() {
    server = new OfficeServer(folder);
    server.user("ana@example.org", "Ana Roy", UserRole.INTEGRATOR);
    server.user("reader@example.org", "Rita Reader", UserRole.READER);
    server.user(Stores.OTHER, "far@example.org", "Far Away", UserRole.ADMINISTRATOR);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String path(Contract contract) {
    return "/app/contracts/" + contract.id();
  }

  private static OfficeClient signedIn(String email) {
    return new OfficeClient(server).signIn(email);
  }

  private static void press(OfficeClient client, Document page, String action) {
    Element form = page.selectFirst("form[action=" + action + "]");
    client.post(action, Map.of("csrf", form.select("input[name=csrf]").val()), Map.of());
  }

  @Test
  void a_contract_s_page_says_who_is_awaited_since_when_and_where_everything_came_from() {
    Contract contract = SampleContracts.rich(server);
    Document page = signedIn("ana@example.org").get(path(contract));

    assertThat(page.select(".standing").text())
        .isEqualTo("En cours En attente de Léa Martin depuis 3 jours");
    assertThat(page.select("#people + ul").text())
        .contains(
            "Léa Martin Invité",
            "Signataire, code par e-mail, rang 2",
            "Approbateur, rang 1",
            "Ana Roy A approuvé",
            "Zoé Blanc Reçoit une copie")
        .doesNotContain("En copie,");
    assertThat(page.select("#data + dl").text())
        .contains(
            "120,00origine : api",
            "15/01/2027",
            "Urgent Oui",
            "Pas encore donnéeattendue de Léa Martin");
    assertThat(page.select("#documents + ul").text())
        .contains("4 pages", "2 champs trouvés", "1 à revoir", "Personne inconnue");
    assertThat(page.select(".timeline").text())
        .contains("Invitation envoyée Léa Martin, par e-mail");
    assertThat(page.select("#deliveries + ul").text())
        .contains("Abandonné", "1 essai, dernier résultat : 503", "https://erp.example.org/hooks/")
        .doesNotContain("canary");
    assertThat(page.select("#messages + ul").text())
        .contains("Invitation Revenu l***a@example.org", "5.1.1 550");
    assertThat(page.select(".trouble").text()).contains("envoi vers vos outils", "message");
  }

  @Test
  void whatever_stands_in_an_audit_trail_is_said_in_words() throws IOException {
    Pattern written = Pattern.compile("audit\\s*\\.append\\(\\s*[^,]+,\\s*\"([a-z]+\\.[a-z-]+)\"");
    Set<String> types = new TreeSet<>(Set.of("mail.bounced"));
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        written.matcher(Files.readString(source)).results().forEach(at -> types.add(at.group(1)));
      }
    }
    assertThat(types).hasSizeGreaterThan(20);
    for (String type : types) {
      assertThat(Messages.FR.find("office.event." + type)).as(type).isPresent();
      assertThat(Messages.EN.find("office.event." + type)).as(type).isPresent();
    }
  }

  @Test
  void a_reader_sees_no_act_that_a_reader_may_not_do() {
    Contract contract = SampleContracts.rich(server);
    Document page = signedIn("reader@example.org").get(path(contract));

    assertThat(page.select("main form")).isEmpty();
    assertThat(page.select("a[href$=/cancel]")).isEmpty();
  }

  @Test
  void reminding_replaying_and_cancelling_act_once_and_lead_back_with_a_sentence() {
    Contract contract = SampleContracts.rich(server);
    OfficeClient client = signedIn("ana@example.org");
    Document page = client.get(path(contract));

    press(client, page, page.select("form[action$=/remind]").first().attr("action"));
    assertThat(client.location()).isEqualTo(path(contract) + "?told=reminded");
    assertThat(server.reminded.get(server.reminded.size() - 1)).contains(" by usr_");
    assertThat(client.follow().select(".told").text()).isEqualTo("Le rappel est parti.");

    press(client, page, page.select("form[action$=/replay]").first().attr("action"));
    assertThat(client.location()).isEqualTo(path(contract) + "?told=replayed");
    assertThat(server.work.keys).isNotEmpty();

    Document ask = client.get(page.select("a[href$=/cancel]").first().attr("href"));
    assertThat(ask.select("main").text()).contains("Contrat d'entretien de la chaudière");
    assertThat(server.contracts.get(contract.id()).status()).isEqualTo(ContractStatus.OPEN);
    client.submit(ask, "confirm", Map.of());
    assertThat(server.contracts.get(contract.id()).status()).isEqualTo(ContractStatus.ABANDONED);
    assertThat(client.follow().select(".timeline").text()).contains("Annulé par Ana Roy");
  }

  @Test
  void a_contract_that_moved_on_is_not_cancelled_and_says_why() {
    Contract contract = SampleContracts.rich(server);
    OfficeClient client = signedIn("ana@example.org");
    Document ask = client.get(path(contract) + "/cancel");
    server.contracts.update(contract.signed());

    Document page = client.submit(ask, "confirm", Map.of());

    assertThat(client.status()).isEqualTo(409);
    assertThat(page.select("#errors").text()).contains("ne peut plus être annulé");
    assertThat(server.contracts.get(contract.id()).status()).isEqualTo(ContractStatus.SIGNED);
  }

  @Test
  void a_download_is_an_attachment_that_no_browser_guesses_about() {
    Contract contract = SampleContracts.rich(server);
    OfficeClient client = signedIn("reader@example.org");
    for (String as : List.of("original", "current")) {
      client.get(path(contract) + "/documents/0?as=" + as);
      assertThat(client.last.body()).isEqualTo("%PDF-1.7 sample");
      assertThat(client.last.headers().firstValue("content-disposition").orElse(""))
          .startsWith("attachment; filename=\"entretien _");
      assertThat(client.last.headers().firstValue("x-content-type-options")).contains("nosniff");
      assertThat(client.last.headers().firstValue("cache-control")).contains("no-store");
    }
    for (String below :
        List.of("/documents/0?as=signed", "/documents/9", "/evidence", "/annexes/0")) {
      client.get(path(contract) + below);
      assertThat(client.status()).as(below).isEqualTo(404);
    }
  }

  @Test
  void another_tenant_s_contract_is_not_there_by_any_door() {
    Contract contract = SampleContracts.rich(server);
    OfficeClient own = signedIn("ana@example.org");
    Document page = own.get(path(contract));
    OfficeClient far = signedIn("far@example.org");
    String csrf = far.get("/app").select("input[name=csrf]").first().val();
    assertThat(far.get("/app").text()).doesNotContain("chaudière");
    assertThat(far.get("/app?q=chaudiere").text()).doesNotContain("chaudière de");
    for (String below : List.of("", "/cancel", "/documents/0", "/annexes/0", "/evidence")) {
      far.get(path(contract) + below);
      assertThat(far.status()).as(below).isEqualTo(404);
    }
    int reminders = server.reminded.size();
    for (Element form : page.select("main form")) {
      far.post(form.attr("action"), Map.of("csrf", csrf), Map.of());
      assertThat(far.status()).as(form.attr("action")).isEqualTo(404);
    }
    far.post(path(contract) + "/cancel", Map.of("csrf", csrf), Map.of());
    assertThat(far.status()).isEqualTo(404);
    assertThat(server.reminded).hasSize(reminders);
    assertThat(server.contracts.get(contract.id()).status()).isEqualTo(ContractStatus.OPEN);
  }
}
