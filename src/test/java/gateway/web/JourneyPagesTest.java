package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journey in a real browser; screenshots go to target/screenshots to be looked at. */
class JourneyPagesTest {
  private final FakeSigningDesk desk = new FakeSigningDesk().withFields();
  private final Set<String> foreign = new TreeSet<>();
  private PagesServer server;

  @BeforeEach
  void start() {
    server = new PagesServer(desk);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Page page(Browser.NewContextOptions options) {
    Page page = Chromium.page(options);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(server.address)) {
            foreign.add(request.url());
          }
        });
    return page;
  }

  /** What each page must be is for {@link EveryPageTest}; here it only must be the right one. */
  private static void look(Page page, String step, String shot) {
    assertThat(page.locator("main").getAttribute("data-step")).isEqualTo(step);
    Chromium.shoot(page, shot + "-" + step);
  }

  private static void press(Page page) {
    page.waitForNavigation(() -> page.locator("form#journey button.primary").click());
  }

  private void walk(Page page, String shot) {
    page.navigate(server.sign(""));
    look(page, "read", shot);
    press(page);
    press(page); // nothing filled in: the error summary
    look(page, "fill", shot + "-errors");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("errors");
    page.locator("#f1").fill("12 rue de la République\n69002 Lyon");
    page.locator("#f2").fill(shot.contains("en") ? "2027-01-15" : "15/01/2027");
    page.locator("#f3").fill("1234,5");
    page.locator("#f4").fill("Zoé Müller");
    page.locator("#f5").check();
    look(page, "fill", shot);
    press(page);
    press(page);
    look(page, "check", shot);
    press(page);
    press(page);
    look(page, "sign", shot + "-errors");
    page.locator("#way-type").check(); // phones draw
    page.locator("input[name=consent]").check();
    look(page, "sign", shot);
    press(page);
    look(page, "code", shot);
    page.locator("input[name=code]").fill("000 000");
    press(page);
    look(page, "code", shot + "-errors");
    page.locator("input[name=code]").fill("123 456");
    press(page);
    look(page, "done", shot + "-signing");
    desk.close();
    page.locator("a[data-download=signed]").waitFor(); // the page refreshes by itself
    look(page, "done", shot);
    assertThat(Chromium.complaints()).isEmpty();
    assertThat(foreign).isEmpty();
    page.context().close();
  }

  @Test
  void a_person_signs_on_a_desktop_in_french() {
    walk(page(Chromium.screen(1280, 900)), "1280-fr");
  }

  @Test
  void a_person_signs_on_a_phone_in_english() {
    desk.locale = "en";
    walk(page(Chromium.phone(390, 844)), "390-en");
  }

  @Test
  void a_person_signs_with_the_keyboard_alone() {
    desk.request("photos", "Photos", false, 1, "png");
    Page page = page(Chromium.screen(1280, 900));
    page.navigate(server.sign(""));
    page.keyboard().press("Tab");
    assertThat(page.evaluate("() => document.activeElement.className")).isEqualTo("skip");
    submit(page, "read");
    page.locator("main[data-step=fill]").waitFor();
    for (String answer : List.of("Lyon", "15/01/2027", "12", "Zoé")) {
      tabTo(page, "f" + (1 + List.of("Lyon", "15/01/2027", "12", "Zoé").indexOf(answer)));
      page.keyboard().type(answer);
    }
    submit(page, "fill");
    page.locator("#f6").waitFor(); // its second page
    for (String step : List.of("fill", "attach", "check")) {
      submit(page, step);
    }
    page.locator("main[data-step=sign]").waitFor();
    tabTo(page, "consent");
    page.keyboard().press("Space");
    tabTo(page, "submit");
    page.keyboard().press("Enter");
    page.locator("#code").waitFor();
    tabTo(page, "code");
    page.keyboard().type("123456");
    page.keyboard().press("Enter");
    page.locator("main[data-step=done]").waitFor();
    assertThat(desk.acts).contains("agree", "sign");
    page.context().close();
  }

  /** Enter only starts going on: wait for the page it is pressed on first. */
  private static void submit(Page page, String step) {
    page.locator("main[data-step=" + step + "]").waitFor();
    tabTo(page, "submit");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
  }

  /** Press Tab until the element is reached, as somebody without a mouse does; it must be seen. */
  private static void tabTo(Page page, String id) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (id.equals(page.evaluate("() => document.activeElement.id"))) {
        Locator focused = page.locator("#" + id);
        Object outline = focused.evaluate("e => getComputedStyle(e).outlineStyle");
        assertThat(outline).as("focus on %s", id).isEqualTo("solid");
        return;
      }
    }
    throw new AssertionError("Tab does not reach " + id);
  }

  @Test
  void a_person_signs_with_javascript_off() {
    desk.request("identity", "Pièce d'identité", true, 1, "pdf");
    Page page = page(Chromium.screen(390, 844).setJavaScriptEnabled(false));
    page.navigate(server.sign(""));
    assertThat(page.locator("[data-viewer]").first().isVisible()).isFalse();
    press(page);
    page.locator("#f1").fill("Lyon");
    page.locator("#f2").fill("15/01/2027");
    page.locator("#f4").fill("Zoé");
    press(page);
    press(page);
    byte[] pdf = "%PDF-1.7 card".getBytes(StandardCharsets.US_ASCII);
    page.locator("#a1").setInputFiles(new FilePayload("carte.pdf", "application/pdf", pdf));
    page.locator("button.add").click();
    assertThat(page.locator(".file-name").textContent()).contains("carte.pdf");
    Chromium.shoot(page, "390-no-script-attach");
    press(page);
    press(page);
    assertThat(page.locator("#pad").isVisible()).isFalse();
    Chromium.shoot(page, "390-no-script-sign");
    page.locator("input[name=consent]").check();
    press(page);
    page.locator("input[name=code]").fill("123456");
    press(page);
    assertThat(page.locator("main").getAttribute("data-step")).isEqualTo("done");
    desk.close();
    page.locator("a[data-download=signed]").waitFor(); // by <noscript> refresh
    page.context().close();
  }

  @Test
  void a_page_prints_dark_on_white_even_at_night() {
    Page page = page(Chromium.screen(1280, 900).setColorScheme(ColorScheme.DARK));
    page.navigate(server.sign("/read"));
    assertThat(ink(page)).isGreaterThan(600);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(ink(page)).isLessThan(150);
    assertThat(page.locator(".bar").isVisible()).isFalse();
    assertThat(page.locator(".viewer-open").isVisible()).isFalse();
    page.context().close();
  }

  /** How light the writing is, from 0 to 765. */
  private static int ink(Page page) {
    Object sum =
        page.evaluate(
            "() => getComputedStyle(document.querySelector('h1')).color.match(/\\d+/g)"
                + ".map(Number).reduce((a, b) => a + b)");
    return ((Number) sum).intValue();
  }

  @Test
  void without_a_connection_nothing_is_sent_and_nothing_is_lost() {
    desk.arrive(FakeSigningDesk.TOKEN);
    Page page = page(Chromium.screen(640, 360)); // a phone held sideways
    page.navigate(server.sign("/fill"));
    page.locator("#f4").fill("Zoé");
    page.context().setOffline(true);
    page.locator("form#journey button.primary").click(); // and it goes nowhere
    page.locator("#connection:has-text('hors ligne')").waitFor();
    assertThat(page.locator("#f4").inputValue()).isEqualTo("Zoé");
    assertThat(desk.acts).doesNotContain("save");
    page.context().setOffline(false);
    page.locator("#connection:empty")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    press(page);
    page.locator("#errors").waitFor();
    assertThat(page.locator("#f4").inputValue()).isEqualTo("Zoé");
    page.context().close();
  }

  @Test
  void the_next_pages_are_added_below() {
    Page page = page(Chromium.screen(1280, 900));
    page.navigate(server.sign(""));
    page.locator("a[data-next]").click();
    page.locator("figure:nth-of-type(7)").waitFor();
    assertThat(page.locator("figure").count()).isEqualTo(7);
    assertThat(page.locator("a[data-next]").count()).isZero();
    page.context().close();
  }
}
