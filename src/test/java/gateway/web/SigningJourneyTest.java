package gateway.web;

import static gateway.web.Browser.step;
import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.ContractStatus;
import gateway.contract.RecipientStatus;
import gateway.contract.WaitingFor;
import gateway.journey.JourneyView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SigningJourneyTest {
  private static final Map<String, String> FIRST =
      Map.of(
          "f.siteAddress", "1 rue Haute\nLyon",
          "f.startDate", "31/12/2026",
          "f.surface", "1 234,50",
          "f.contact", "Zoé");

  private final FakeSigningDesk desk = new FakeSigningDesk().withFields();
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

  private Document toCheck() {
    Document fill = browser.submit(browser.get(server.sign("")), Map.of());
    Document second = browser.submit(fill, FIRST);
    return browser.submit(second, Map.of("f.remarks", "aucune"));
  }

  private Document toCode() {
    Document sign = browser.submit(toCheck(), Map.of());
    return browser.submit(sign, Map.of("consent", "yes"));
  }

  @Test
  void a_person_without_javascript_reads_fills_checks_agrees_and_signs() {
    Document read = browser.get(server.sign(""));
    assertThat(step(read)).isEqualTo("read");
    assertThat(read.title()).isEqualTo("Étape 1 sur 5 - Lire - Contrat d'entretien 2027");
    assertThat(read.select("figure img")).hasSize(5);

    Document fill = browser.submit(read, Map.of());
    assertThat(step(fill)).isEqualTo("fill");
    assertThat(fill.title()).isEqualTo("Étape 2 sur 5 - Compléter - Contrat d'entretien 2027");
    assertThat(fill.select("[name^=f.]")).hasSize(5);
    Document second = browser.submit(fill, FIRST);
    assertThat(second.select("[name^=f.]")).hasSize(1);
    Document check = browser.submit(second, Map.of("f.remarks", ""));
    assertThat(step(check)).isEqualTo("check");
    assertThat(check.select(".answers").text()).contains("31/12/2026", "1234,50", "Zoé");
    assertThat(desk.values)
        .containsEntry("startDate", "2026-12-31")
        .containsEntry("surface", "1234.50");

    Document sign = browser.submit(check, Map.of());
    assertThat(step(sign)).isEqualTo("sign");
    assertThat(sign.select("input[name=consent][checked]")).isEmpty();
    assertThat(sign.select("input[name=typedName]").val()).isEqualTo("Léa Martin");
    Document code = browser.submit(sign, Map.of("consent", "yes"));
    assertThat(step(code)).isEqualTo("code");
    assertThat(code.text())
        .contains("l…a@example.org", "Contrat d'entretien 2027", "en tant que Léa Martin, par");
    assertThat(desk.consent)
        .isEqualTo(
            "J'ai lu «\u00a0Contrat d'entretien 2027\u00a0» (7 pages) et j'accepte de le signer"
                + " électroniquement. ACME Entretien en garde la preuve\u00a0: date, code, adresse"
                + " IP. Signature simple, par code e-mail\u00a0: recevable comme preuve, non"
                + " qualifiée.");

    Document done = browser.submit(code, Map.of("code", " 123 456\u00a0"));
    assertThat(step(done)).isEqualTo("done");
    assertThat(done.html()).contains("<noscript>");
    desk.close();
    Document closed = browser.get(server.sign("/done"));
    assertThat(closed.select("a[data-download=signed]").attr("href"))
        .isEqualTo("/sign/" + FakeSigningDesk.TOKEN + "/document/0");
    browser.get(closed.select("a[data-download=evidence]").first().absUrl("href"));
    assertThat(browser.last.statusCode()).isEqualTo(200);
    assertThat(browser.last.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"Contrat d'entretien 2027 - dossier de preuve.asice\"");
    assertThat(desk.acts).containsExactly("arrive", "save", "save", "review", "agree", "sign");
  }

  @Test
  void a_contract_without_fields_has_four_steps() {
    desk.fields.clear();
    Document read = browser.get(server.sign("?lang=en"));
    assertThat(read.title()).startsWith("Step 1 of 4 - Read");
    assertThat(step(browser.submit(read, Map.of()))).isEqualTo("check");
  }

  @Test
  void the_consent_in_english_is_word_for_word_what_was_shown() {
    desk.fields.clear();
    desk.locale = "en";
    Document check = browser.submit(browser.get(server.sign("")), Map.of());
    Document sign = browser.submit(check, Map.of());
    browser.submit(sign, Map.of("consent", "yes"));
    assertThat(desk.consent)
        .isEqualTo(sign.select("[data-consent]").eachText().stream().reduce("", this::joined))
        .isEqualTo(
            "I have read \"Contrat d'entretien 2027\" (7 pages) and agree to sign it"
                + " electronically. ACME Entretien keeps the evidence: date, code, IP address."
                + " Simple signature, by e-mail code: admissible as evidence (eIDAS art. 25), not"
                + " qualified.");
  }

  private String joined(String left, String right) {
    return left.isEmpty() ? right : left + " " + right;
  }

  @Test
  void what_is_missing_is_told_and_what_was_typed_is_kept() {
    Document fill = browser.submit(browser.get(server.sign("")), Map.of());
    Document again = browser.submit(fill, Map.of("f.contact", "Zoé", "f.startDate", "demain"));
    assertThat(browser.last.statusCode()).isEqualTo(422);
    assertThat(again.title()).startsWith("Erreur : Étape 2");
    assertThat(again.select("#errors[autofocus] a").eachAttr("href")).containsExactly("#f1", "#f2");
    assertThat(again.getElementById("f2").val()).isEqualTo("demain");
    assertThat(again.getElementById("f2").attr("aria-invalid")).isEqualTo("true");
    assertThat(again.getElementById("f4").val()).isEqualTo("Zoé");
  }

  @Test
  void consent_and_name_are_asked_for() {
    Document sign = browser.submit(toCheck(), Map.of());
    Document again = browser.submit(sign, Map.of("typedName", " "));
    assertThat(browser.last.statusCode()).isEqualTo(422);
    assertThat(again.select("#errors a").eachAttr("href"))
        .containsExactly("#typedName", "#consent");
    assertThat(desk.acts).doesNotContain("agree");
  }

  @Test
  void a_wrong_code_tells_the_tries_left_and_the_last_one_locks() {
    Document code = toCode();
    Document again = browser.submit(code, Map.of("code", "000000"));
    assertThat(again.text()).contains("Code incorrect, 4 essais restants");
    for (int i = 0; i < 4; i++) {
      again = browser.submit(code, Map.of("code", "000000"));
    }
    assertThat(step(again)).isEqualTo("locked");
    assertThat(browser.last.statusCode()).isEqualTo(429);
    assertThat(step(browser.get(server.sign("/code")))).isEqualTo("locked");
  }

  @Test
  void a_code_can_be_sent_again_but_not_at_once() {
    Document code = toCode();
    assertThat(browser.submit(code, "resend", Map.of()).text()).contains("nouveau code a été");
    desk.tooSoon = true;
    Document soon = browser.submit(code, "resend", Map.of());
    assertThat(soon.select(".warned[autofocus]").text()).contains("Attendez 30 secondes");
    assertThat(desk.acts.stream().filter("resend"::equals)).hasSize(1);
  }

  @Test
  void a_double_press_acts_once() {
    Document sign = browser.submit(toCheck(), Map.of());
    Document code = browser.submit(sign, Map.of("consent", "yes"));
    desk.tooSoon = true;
    assertThat(step(browser.submit(sign, Map.of("consent", "yes")))).isEqualTo("code");
    browser.submit(code, Map.of("code", FakeSigningDesk.CODE));
    assertThat(step(browser.submit(code, Map.of("code", FakeSigningDesk.CODE)))).isEqualTo("done");
    assertThat(desk.acts.stream().filter(a -> a.equals("agree") || a.equals("sign"))).hasSize(2);
  }

  @Test
  void a_stale_tab_is_told_that_the_document_changed() {
    Document check = toCheck();
    Document sign = browser.submit(check, Map.of());
    desk.values.put("contact", "someone else");
    desk.reviewed = Map.of(0, desk.filled());
    assertThat(step(browser.submit(sign, Map.of("consent", "yes")))).isEqualTo("changed");
    assertThat(browser.last.statusCode()).isEqualTo(409);
    assertThat(step(browser.submit(check, Map.of()))).isEqualTo("changed");
    assertThat(desk.acts).doesNotContain("agree");
  }

  @Test
  void whoever_learns_that_something_else_was_agreed_to_sees_it_before_any_code() {
    Document code = toCode();
    desk.typedName = "Mickey"; // somebody else with the same link, in her place
    browser.submit(code, Map.of("code", ""));
    assertThat(browser.last.statusCode()).as("a mistyped code").isEqualTo(409);
    browser.submit(code, "resend", Map.of());
    assertThat(browser.last.statusCode()).as("a code asked for again").isEqualTo(409);
    Document told = browser.submit(code, Map.of("code", FakeSigningDesk.CODE));
    assertThat(step(told)).isEqualTo("changed");
    assertThat(desk.acts).doesNotContain("resend");

    Document check = browser.get(told.select("a.primary").first().absUrl("href"));
    assertThat(step(check)).isEqualTo("check");
    Document sign = browser.submit(check, Map.of());
    assertThat(sign.select("input[name=typedName]").val()).isEqualTo("Mickey");
    assertThat(sign.select("input[name=consent][checked]")).isEmpty();
  }

  @Test
  void a_later_step_leads_back_to_what_comes_before_it() {
    for (String later : List.of("/fill", "/check", "/sign", "/code", "/done")) {
      assertThat(step(browser.get(server.sign(later)))).as(later).isEqualTo("read");
    }
  }

  @Test
  void refusing_ends_the_contract_with_the_reason() {
    Document page = browser.get(server.sign("/refuse"));
    assertThat(page.select("textarea[name=reason]")).hasSize(1);
    Document refused = browser.submit(page, Map.of("reason", "Le prix a changé"));
    assertThat(step(refused)).isEqualTo("refused");
    assertThat(desk.refusal).isEqualTo("Le prix a changé");
    assertThat(step(browser.submit(page, Map.of()))).isEqualTo("refused");
    assertThat(desk.acts).containsExactly("refuse");
  }

  @Test
  void reading_changes_nothing_however_often() {
    for (String path : List.of("", "/read", "/refuse", "?lang=en")) {
      for (int i = 0; i < 100; i++) {
        browser.get(server.sign(path));
        assertThat(browser.head(server.sign(path)).statusCode())
            .as(path)
            .isEqualTo(path.isEmpty() || path.startsWith("?") ? 303 : 200);
        assertThat(browser.last.body()).isEmpty();
      }
    }
    assertThat(desk.acts).isEmpty();
  }

  @Test
  void a_form_from_elsewhere_is_refused() {
    String csrf = server.csrf.make(FakeSigningDesk.TOKEN, "sign");
    browser.post(server.sign("/read"), Map.of());
    assertThat(browser.last.statusCode()).isEqualTo(403);
    browser.post(server.sign("/read"), Map.of("csrf", "0".repeat(64)));
    assertThat(browser.last.statusCode()).isEqualTo(403);
    browser.post(server.sign("/read"), Map.of("csrf", csrf), "cross-site");
    assertThat(browser.last.statusCode()).isEqualTo(403);
    assertThat(desk.acts).isEmpty();
    assertThat(step(browser.post(server.sign("/read"), Map.of("csrf", csrf)))).isEqualTo("fill");
  }

  @Test
  void links_that_lead_nowhere_say_no_more_than_they_may() {
    Document unknown = browser.get(server.address + "/sign/tok_ffffffffffffffff");
    assertThat(browser.last.statusCode()).isEqualTo(404);
    assertThat(step(unknown)).isEqualTo("unknown");
    assertThat(step(browser.get(server.address + "/sign/a%0d%0ab"))).isEqualTo("unknown");
    assertThat(step(browser.get(server.sign("/nothing/here")))).isEqualTo("unknown");
    desk.deadWith = "link.dead";
    Document dead = browser.get(server.sign("/read"));
    assertThat(browser.last.statusCode()).isEqualTo(410);
    assertThat(step(dead)).isEqualTo("dead");
    assertThat(dead.text()).contains("ACME Entretien").doesNotContain(desk.title, "Léa");
  }

  @Test
  void people_who_cannot_act_are_told_why() {
    desk.status = RecipientStatus.WAITING;
    desk.others.add(new JourneyView.Other("Ana Roy", false, gateway.contract.Role.SIGNER));
    assertThat(browser.get(server.sign("")).text()).contains("En attente de : Ana Roy");
    desk.contractStatus = ContractStatus.EXPIRED;
    assertThat(step(browser.get(server.sign("/read")))).isEqualTo("expired");
    desk.contractStatus = ContractStatus.ABANDONED;
    assertThat(step(browser.get(server.sign("")))).isEqualTo("cancelled");
  }

  @Test
  void the_end_says_what_it_waits_for() {
    desk.status = RecipientStatus.CONSENTED;
    desk.waitingFor = WaitingFor.TIMESTAMP;
    assertThat(browser.get(server.sign("")).select("[data-state]").attr("data-state"))
        .isEqualTo("timestamp");
    desk.waitingFor = null;
    assertThat(browser.get(server.sign("")).select("[data-state]").attr("data-state"))
        .isEqualTo("signing");
    assertThat(browser.get(server.sign("/evidence")).select("main").attr("data-step"))
        .isEqualTo("not-now");
    desk.status = RecipientStatus.SIGNED;
    desk.others.add(new JourneyView.Other("Ana Roy", false, gateway.contract.Role.SIGNER));
    assertThat(browser.get(server.sign("")).select("[data-state]").attr("data-state"))
        .isEqualTo("others");
  }

  @Test
  void the_language_switch_keeps_the_step() {
    Document fill = browser.submit(browser.get(server.sign("")), Map.of());
    assertThat(fill.select("html").attr("lang")).isEqualTo("fr");
    Document english = browser.get(fill.select("a.lang").first().absUrl("href"));
    assertThat(step(english)).isEqualTo("fill");
    assertThat(english.select("html").attr("lang")).isEqualTo("en");
    assertThat(browser.get(server.sign("")).select("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void answers_can_be_saved_for_later() {
    Document fill = browser.submit(browser.get(server.sign("")), Map.of());
    assertThat(step(browser.submit(fill, Map.of("f.contact", "Zoé", "then", "leave"))))
        .isEqualTo("saved");
    assertThat(desk.values).containsEntry("contact", "Zoé");
    assertThat(browser.get(server.sign("")).getElementById("f4").val()).isEqualTo("Zoé");
  }

  @Test
  void an_answer_is_changed_from_the_check_step() {
    Document check = toCheck();
    Document fill = browser.get(check.select(".change a").first().absUrl("href"));
    Document again = browser.submit(fill, Map.of("f.siteAddress", "2 rue Basse"));
    assertThat(step(again)).isEqualTo("check");
    assertThat(again.text()).contains("2 rue Basse");
  }

  @Test
  void a_picture_stays_the_same_and_an_unknown_one_is_not_found() {
    Document read = browser.get(server.sign(""));
    browser.get(read.select("figure img").first().absUrl("src"));
    assertThat(browser.last.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(browser.last.headers().firstValue("Cache-Control"))
        .hasValue("private, max-age=86400, immutable");
    browser.get(server.sign("/page/0/" + "0".repeat(64) + "/1"));
    assertThat(browser.last.statusCode()).isEqualTo(404);
    browser.get(server.sign("/page/0/nonsense/1"));
    assertThat(browser.last.statusCode()).isEqualTo(404);
    Document next = browser.get(server.sign("/read?doc=0&from=6"));
    assertThat(next.select("figure img")).hasSize(2);
  }

  @Test
  void no_response_stays_open() throws InterruptedException {
    toCode();
    browser.get(server.address + "/sign/tok_ffffffffffffffff");
    assertThat(server.open.awaitNone(Duration.ofSeconds(5))).isTrue();
  }
}
