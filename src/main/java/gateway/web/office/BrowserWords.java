package gateway.web.office;

import gateway.web.Messages;
import java.util.List;

/** A browser as people call it: "Firefox on Windows" instead of the line it sends. */
final class BrowserWords {
  // The first that fits: most browsers also claim to be the ones further down.
  private static final List<Sign> BROWSERS =
      List.of(
          new Sign("Edg", "Edge"),
          new Sign("OPR/", "Opera"),
          new Sign("SamsungBrowser/", "Samsung Internet"),
          new Sign("Firefox/", "Firefox"),
          new Sign("FxiOS/", "Firefox"),
          new Sign("Chrome/", "Chrome"),
          new Sign("CriOS/", "Chrome"),
          new Sign("Safari/", "Safari"));
  private static final List<Sign> SYSTEMS =
      List.of(
          new Sign("iPhone", "iPhone"),
          new Sign("iPad", "iPad"),
          new Sign("Android", "Android"),
          new Sign("Windows", "Windows"),
          new Sign("Macintosh", "macOS"),
          new Sign("CrOS", "ChromeOS"),
          new Sign("Linux", "Linux"));

  private BrowserWords() {}

  /** What is not known is shown as it was sent. */
  static String of(Messages m, String agent) {
    if (agent.isEmpty()) {
      return m.text("office.account.unknown-browser");
    }
    String browser = first(BROWSERS, agent);
    String system = first(SYSTEMS, agent);
    return browser.isEmpty() || system.isEmpty()
        ? agent
        : m.text("office.account.browser", "browser", browser, "system", system);
  }

  private static String first(List<Sign> signs, String agent) {
    return signs.stream()
        .filter(sign -> agent.contains(sign.part()))
        .map(Sign::name)
        .findFirst()
        .orElse("");
  }

  private record Sign(String part, String name) {}
}
