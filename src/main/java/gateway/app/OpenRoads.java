package gateway.app;

import gateway.net.EgressRules;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Roads of mail and people on which somebody could read along, or on which nobody is told apart.
 */
final class OpenRoads {
  private OpenRoads() {}

  /** Return a sentence for each. */
  static Stream<String> of(Settings settings) {
    URI site = settings.publicUrl();
    boolean https = site != null && "https".equals(site.getScheme());
    return Stream.of(
            openMail(
                "paraph.smtp.url", settings.smtpUrl(), "smtp", "the links and codes of people"),
            openMail(
                "paraph.bounce.imap.url", settings.bounceUrl(), "imap", "the mailbox's password"),
            site != null && Outside.isOpenRoad(site)
                ? "Anybody between people and "
                    + site.getHost()
                    + " could read their links and passwords: paraph.public-url is plain http"
                : "",
            https && settings.trustedProxies().isEmpty()
                ? "Everybody seems to come from one address, in the evidence and to the limits of"
                    + " signing in: paraph.public-url is https, so a proxy stands in front, but"
                    + " paraph.trusted-proxies does not name it"
                : "")
        .filter(warning -> !warning.isEmpty());
  }

  private static String openMail(
      String setting, @Nullable String address, String plain, String what) {
    if (address == null
        || !address.startsWith(plain + "://")
        || address.contains("starttls=true")) {
      return "";
    }
    try {
      String host = URI.create(address).getHost();
      return host == null || EgressRules.isLoopbackAsWritten(host)
          ? ""
          : "Anybody between here and "
              + host
              + " could read "
              + what
              + ": "
              + setting
              + " is not encrypted. Use "
              + plain
              + "s:// or add ?starttls=true";
    } catch (IllegalArgumentException e) {
      return ""; // refused in words where it is opened
    }
  }
}
