package gateway.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import gateway.access.user.UserRole;
import gateway.contract.Contract;
import gateway.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The back office in a real browser; screenshots go to target/screenshots to be looked at. */
class OfficeScreensTest {
  private static final Path SHOTS = Path.of("target", "screenshots");
  @TempDir static Path folder;
  private static OfficeServer server;
  private static Contract rich;

  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void open() {
    server = new OfficeServer(folder);
    server.user("ana@example.org", "Ana Roy", UserRole.ADMINISTRATOR);
    server.user(gateway.store.Stores.OTHER, "far@example.org", "Far Away", UserRole.ADMINISTRATOR);
    new SampleContracts(server.database, server.clock).all();
    rich = SampleContracts.rich(server);
  }

  @AfterAll
  static void shut() {
    server.close();
  }

  @AfterEach
  void nothing_foreign_and_no_complaint() {
    assertThat(complaints).isEmpty();
  }

  private Page page(Browser.NewContextOptions options) {
    BrowserContext context = Chromium.browser().newContext(options);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // The browser itself calls every answer of 400 and above an error.
          boolean status = message.text().contains("the server responded with a status of");
          if (message.type().equals("error") && !status) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(server.address)) {
            complaints.add("foreign: " + request.url());
          }
        });
    return page;
  }

  /** Everything a page must be; and its picture. */
  private static void look(Page page, String step, String shot) {
    assertThat(page.locator("main").getAttribute("data-step")).isEqualTo(step);
    AxeResults axe =
        new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze();
    assertThat(axe.getViolations()).as("%s at %s", step, shot).isEmpty();
    assertThat(page.locator("h1").count()).isEqualTo(1);
    Object wider =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) wider).intValue()).as("sideways scroll on %s at %s", step, shot).isZero();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(SHOTS.resolve("office-" + shot + "-" + step + ".png")));
  }

  private void walk(Page page, String shot, String lang) {
    page.navigate(server.address + "/app?lang=" + lang);
    page.navigate(server.address + "/app/sign-in?lang=" + lang);
    look(page, "sign-in", shot);
    page.locator("#email").fill("ana@example.org");
    if (lang.equals("fr")) { // one look at what went wrong is enough: each costs a second
      page.locator("#password").fill("wrong");
      press(page, "form#sign-in button.primary");
      look(page, "sign-in", shot + "-errors");
    }
    page.locator("#password").fill(OfficeServer.PASSWORD);
    press(page, "form#sign-in button.primary");
    look(page, "contracts", shot);
    page.navigate(server.address + "/app/contracts/" + rich.id());
    look(page, "contract", shot);
    page.navigate(server.address + "/app/contracts/" + rich.id() + "/cancel");
    look(page, "cancel", shot);
    page.navigate(server.address + "/app/keys");
    look(page, "keys", shot);
    page.locator("#name").fill("ERP");
    press(page, "form#new-key button.primary");
    look(page, "key-made", shot);
    page.navigate(server.address + "/app/users");
    look(page, "users", shot);
    press(page, ".row-link");
    press(page, "form#new-link button");
    look(page, "user", shot);
    page.navigate(server.address + "/app/account");
    look(page, "account", shot);
    page.navigate(server.address + "/app?q=zzz");
    look(page, "contracts", shot + "-empty");
    page.navigate(server.address + "/app/nowhere");
    look(page, "unknown", shot);
    String token = server.parts.people().links().forAdministrator(OfficeServer.ACME);
    page.navigate(server.address + "/app/welcome/" + token);
    look(page, "welcome", shot);
  }

  private static void press(Page page, String selector) {
    page.waitForNavigation(() -> page.locator(selector).first().click());
  }

  @Test
  void every_page_is_accessible_on_a_desk_in_french() {
    Page page = page(new Browser.NewContextOptions().setViewportSize(1280, 800));
    walk(page, "1280-fr", "fr");
    page.context().close();
  }

  @Test
  void every_page_is_accessible_on_a_small_phone_in_english_and_dark() {
    Page page =
        page(
            new Browser.NewContextOptions()
                .setViewportSize(320, 640)
                .setColorScheme(ColorScheme.DARK));
    walk(page, "320-en-dark", "en");
    page.context().close();
  }

  @Test
  void everything_is_done_with_the_keyboard_alone() {
    Page page = page(new Browser.NewContextOptions().setViewportSize(1280, 800));
    page.navigate(server.address + "/app/sign-in?lang=en");
    reach(page, "#email");
    page.keyboard().type("ana@example.org");
    reach(page, "#password");
    page.keyboard().type(OfficeServer.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL("**/app");
    reach(page, "#q");
    page.keyboard().type("chaudiere");
    page.keyboard().press("Enter");
    page.waitForURL("**q=chaudiere**");
    reach(page, ".row-link");
    page.keyboard().press("Enter");
    page.waitForURL("**/contracts/**");
    assertThat(page.locator("h1").textContent()).isEqualTo("Contrat d'entretien de la chaudière");
    reach(page, "a[href='/app/keys']");
    page.keyboard().press("Enter");
    page.waitForURL("**/keys");
    reach(page, "#name");
    page.keyboard().type("Keyboard");
    reach(page, "input[value='sign:links']");
    page.keyboard().press("Space");
    reach(page, "form#new-key button.primary");
    page.keyboard().press("Enter");
    page.waitForURL("**/made");
    assertThat(page.locator("#secret").textContent()).startsWith("pk_");
    reach(page, "#sign-out");
    page.keyboard().press("Enter");
    page.waitForURL("**/sign-in**");
    page.navigate(server.address + "/app");
    assertThat(page.url()).endsWith("/app/sign-in");
    page.context().close();
  }

  /** Press Tab until it has the focus; every stop on the way must show that it has it. */
  private static void reach(Page page, String selector) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      Object there = page.evaluate("s => document.activeElement.matches(s)", selector);
      if (Boolean.TRUE.equals(there)) {
        Object ring = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle");
        assertThat(ring).as("focus of %s", selector).isNotEqualTo("none");
        return;
      }
    }
    throw new AssertionError("Tab never reaches " + selector);
  }
}
