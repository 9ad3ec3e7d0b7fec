package gateway.web;

import static gateway.web.Browser.step;
import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.ContractStatus;
import gateway.contract.PropertyType;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.journey.JourneyView;
import gateway.journey.LinkEnd;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvers, people in copy, and links that have ended. */
@NullUnmarked
class OtherPagesTest {
  private final FakeSigningDesk desk = new FakeSigningDesk();
  private final Browser browser = new Browser();
  private PagesServer server;

  @BeforeEach
  void start() {
    server = new PagesServer(desk);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_call_on_the_page_about_the_api_can_be_pasted() {
    String calls = browser.get(server.address + "/docs/api").select("pre").text();
    assertThat(calls).contains(" http://127.0.0.1/api/v1/contracts").contains("endpoint secret");
  }

  @Test
  void an_approver_reads_and_approves_exactly_what_was_shown() {
    desk.role = Role.APPROVER;
    desk.others.add(new JourneyView.Other("Léa Martin", false, Role.SIGNER));
    desk.withFields().request("identity", "Pièce d'identité", true, 1, "pdf");
    Document read = browser.get(server.sign(""));
    assertThat(step(read)).isEqualTo("read");
    assertThat(read.title()).isEqualTo("Lire - Contrat d'entretien 2027");
    assertThat(read.select("#submit").text()).isEqualTo("Approuver");
    assertThat(read.select(".facts").text())
        .contains("Lire, puis approuver")
        .doesNotContain("champ");
    for (String later : List.of("/fill", "/attach", "/check", "/sign", "/code")) {
      assertThat(step(browser.get(server.sign(later)))).as(later).isEqualTo("read");
    }
    Document stale = browser.submit(read, Map.of("shown.0", "0".repeat(64)));
    assertThat(step(stale)).isEqualTo("changed");
    Document done = browser.submit(read, Map.of());
    assertThat(done.select("h1").text()).isEqualTo("Vous avez approuvé");
    assertThat(step(browser.submit(read, Map.of()))).isEqualTo("done"); // pressed twice
    assertThat(desk.acts).containsExactly("arrive", "approve");
  }

  @Test
  void an_approver_may_decline() {
    desk.role = Role.APPROVER;
    Document read = browser.get(server.sign(""));
    Document refuse = browser.get(read.select(".bar a").first().absUrl("href"));
    assertThat(refuse.select("h1").text()).isEqualTo("Refuser d'approuver");
    assertThat(step(browser.submit(refuse, Map.of()))).isEqualTo("refused");
  }

  @Test
  void a_person_in_copy_waits_and_then_takes_the_copy() {
    desk.role = Role.COPY;
    assertThat(step(browser.get(server.sign("")))).isEqualTo("copy");
    desk.contractStatus = ContractStatus.CLOSED;
    Document done = browser.get(server.sign(""));
    assertThat(done.select("[data-state]").attr("data-state")).isEqualTo("closed");
    assertThat(done.text()).doesNotContain("Identité confirmée");
  }

  @Test
  void whoever_changed_answers_without_end_reads_that_and_what_to_do() {
    desk.withFields().arrive(FakeSigningDesk.TOKEN);
    Document fill = browser.get(server.sign("/fill"));
    desk.nothingLeft = true;
    Document first = browser.submit(fill, Map.of());
    assertThat(browser.last.statusCode()).isEqualTo(429);
    assertThat(step(first)).isEqualTo("too-many");
    assertThat(first.text())
        .contains("Aucune autre modification n'est conservée", "Écrivez à " + desk.organisation);
    assertThat(first.select("a.primary")).isEmpty();

    desk.reviewed = Map.of(0, desk.filled());
    Document checked = browser.submit(fill, Map.of("lang", "en"));
    assertThat(checked.text()).contains("What you checked before is still there");
    assertThat(step(browser.get(checked.select("a.primary").first().absUrl("href"))))
        .isEqualTo("check");
  }

  @Test
  void whoever_asks_for_a_new_link_gets_the_same_answer() {
    desk.deadWith = "link.dead";
    Document dead = browser.get(server.sign("/check"));
    assertThat(browser.last.statusCode()).isEqualTo(410);
    String csrf = dead.select("input[name=csrf]").val();
    String action = dead.select("main form").first().absUrl("action");
    Document first = browser.post(action, Map.of("csrf", csrf, "lang", "fr"));
    assertThat(step(first)).isEqualTo("asked");
    desk.askRefused = true;
    Document second = browser.post(action, Map.of("csrf", csrf, "lang", "fr"));
    assertThat(second.html()).isEqualTo(first.html());
    assertThat(first.text()).doesNotContain(desk.title, "Léa", "example.org");
    assertThat(desk.acts).containsExactly("askNewLink");
    browser.post(action, Map.of("csrf", "0".repeat(64)));
    assertThat(browser.last.statusCode()).isEqualTo(403);
    assertThat(browser.get(server.sign("/asked")).text()).isEqualTo(first.text());
    assertThat(desk.acts).containsExactly("askNewLink");
  }

  @Test
  void a_link_that_has_ended_says_why_and_no_more() {
    desk.deadWith = "link.dead";
    Map<LinkEnd.Reason, String> headings =
        Map.of(
            LinkEnd.Reason.EXPIRED, "Le délai est passé",
            LinkEnd.Reason.CANCELLED, "Ce contrat a été annulé",
            LinkEnd.Reason.REPLACED, "Ce lien n'est plus valable");
    headings.forEach(
        (reason, heading) -> {
          desk.end = reason;
          Document page = browser.get(server.sign("/check"));
          assertThat(browser.last.statusCode()).isEqualTo(410);
          assertThat(page.select("h1").text()).isEqualTo(heading);
          assertThat(page.text()).contains("ACME Entretien").doesNotContain(desk.title, "Léa");
          assertThat(page.select("main form").isEmpty())
              .as("a new link is of no use")
              .isEqualTo(reason == LinkEnd.Reason.CANCELLED);
        });
  }

  @Test
  void who_signed_in_between_is_told_and_the_document_shown_again() {
    desk.arrive(FakeSigningDesk.TOKEN);
    desk.review(FakeSigningDesk.TOKEN);
    desk.moved = true;
    desk.others.add(new JourneyView.Other("Ana Roy", true, Role.SIGNER));
    Document check = browser.get(server.sign(""));
    assertThat(step(check)).isEqualTo("check");
    assertThat(check.select(".warned").text()).contains("a changé", "Ana Roy");
    Document stale = browser.submit(check, Map.of("shown.0", "0".repeat(64)));
    assertThat(browser.last.statusCode()).isEqualTo(409);
    assertThat(stale.text()).contains("Entre-temps ont signé : Ana Roy");
  }

  @Test
  void whoever_is_awaited_is_named_and_nobody_in_copy() {
    desk.status = RecipientStatus.WAITING;
    desk.others.add(new JourneyView.Other("Ana Roy", false, Role.APPROVER));
    desk.others.add(new JourneyView.Other("Compta", false, Role.COPY));
    assertThat(browser.get(server.sign("")).text())
        .contains("En attente de : Ana Roy.")
        .doesNotContain("Compta");
    desk.awaited = List.of("Zoé Petit");
    assertThat(browser.get(server.sign("")).text()).contains("En attente de : Zoé Petit.");
  }

  @Test
  void few_choices_are_buttons_and_many_a_list() {
    choice("pace", "Rythme", List.of("Mensuel", "Annuel"));
    choice("month", "Mois", List.of("1", "2", "3", "4", "5", "6"));
    Document fill = browser.submit(browser.get(server.sign("")), Map.of());
    assertThat(fill.select("fieldset input[type=radio]").eachAttr("value"))
        .containsExactly("Mensuel", "Annuel");
    assertThat(fill.select("select option").eachAttr("value"))
        .containsExactly("", "1", "2", "3", "4", "5", "6");
    Document refused = browser.submit(fill, Map.of("f.pace", "", "f.month", "3"));
    assertThat(refused.select("#errors a").eachAttr("href")).containsExactly("#f1");
    assertThat(refused.select("option[selected]").val()).isEqualTo("3");
    Document check = browser.submit(fill, Map.of("f.pace", "Annuel", "f.month", "3"));
    assertThat(check.select(".answers").text()).contains("Rythme Annuel", "Mois 3");
  }

  private void choice(String key, String label, List<String> options) {
    desk.fields.put(
        key,
        new JourneyView.Field(key, label, PropertyType.CHOICE, true, null, options, 0, 1, null));
  }

  @Test
  void somebody_who_signed_is_told_how_they_proved_who_they_are() {
    desk.channel = "sms";
    desk.close();
    Document done = browser.get(server.sign(""));
    assertThat(done.text())
        .contains("Identité confirmée par un code envoyé par SMS à +33 6 .. .. .. 78.")
        .contains(Messages.FR.date(FakeSigningDesk.NOW, ZoneId.of("Europe/Paris")));
  }

  @Test
  void an_upload_that_is_far_too_large_is_told_so() {
    Document told = browser.post(server.sign("/read"), Map.of("x", "y".repeat(300_000)));
    assertThat(browser.last.statusCode()).isEqualTo(413);
    assertThat(step(told)).isEqualTo("too-large");
  }
}
