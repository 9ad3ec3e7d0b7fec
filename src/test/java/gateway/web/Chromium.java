package gateway.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one real browser of a test run: its start costs more than all of a page's checks. */
public final class Chromium {
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final List<String> COMPLAINTS = new ArrayList<>();
  private static Browser browser;

  private Chromium() {}

  /** Return the browser, started at the first call and ended with the JVM. */
  public static synchronized Browser browser() {
    if (browser == null) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Path.of("/usr/bin/chromium"))
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync",
                              "--disable-quic",
                              "--no-first-run")));
    }
    return browser;
  }

  /** Open a page in a context of its own; what its console says is kept for {@link #complaints}. */
  public static Page page(Browser.NewContextOptions options) {
    BrowserContext context = browser().newContext(options);
    // Only a net: a busy machine must not come near it.
    context.setDefaultTimeout(60_000);
    Page page = context.newPage();
    COMPLAINTS.clear();
    page.onConsoleMessage(
        message -> {
          // The browser itself calls every answer of 400 and above an error.
          boolean status = message.text().contains("the server responded with a status of");
          if (message.type().equals("error") && !status) {
            COMPLAINTS.add(message.text());
          }
        });
    page.onPageError(COMPLAINTS::add);
    return page;
  }

  public static Browser.NewContextOptions screen(int width, int height) {
    return new Browser.NewContextOptions().setViewportSize(width, height);
  }

  public static Browser.NewContextOptions phone(int width, int height) {
    return screen(width, height).setIsMobile(true).setHasTouch(true);
  }

  /** Errors in the console of the page opened last: scripts, and the content security policy. */
  public static List<String> complaints() {
    return List.copyOf(COMPLAINTS);
  }

  /** Take a picture to be looked at. */
  public static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }
}
