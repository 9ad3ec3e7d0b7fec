package gateway.notify;

import gateway.base.PermanentFailure;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The mailbox that bounces come back to, read from {@code
 * imap://user:password@host[:port][/folder][?starttls=true]} or {@code imaps://…}.
 */
record ImapSettings(
    String host,
    int port,
    boolean tls,
    boolean startTls,
    String user,
    String password,
    String folder) {

  static ImapSettings parse(URI url) {
    boolean tls = "imaps".equals(url.getScheme());
    String login = url.getRawUserInfo();
    if ((!tls && !"imap".equals(url.getScheme()))
        || url.getHost() == null
        || login == null
        || !login.contains(":")) {
      throw new PermanentFailure(
          "settings.url",
          "The setting paraph.bounce.imap.url looks like imaps://user:password@host:993/INBOX or"
              + " imap://user:password@host:143?starttls=true");
    }
    String path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("^/", "");
    int standard = tls ? 993 : 143;
    String[] parts = login.split(":", 2);
    return new ImapSettings(
        url.getHost(),
        url.getPort() < 0 ? standard : url.getPort(),
        tls,
        "starttls=true".equals(url.getRawQuery()),
        decoded(parts[0]),
        decoded(parts[1]),
        path.isEmpty() ? "INBOX" : decoded(path));
  }

  private static String decoded(String text) {
    // A plus sign is a plus sign here, not a blank.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password: records print their parts. */
  @Override
  public String toString() {
    return (tls ? "imaps://" : "imap://") + host + ":" + port;
  }
}
