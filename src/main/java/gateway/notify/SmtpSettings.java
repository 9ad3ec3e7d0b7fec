package gateway.notify;

import gateway.base.PermanentFailure;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the mail server is, read from {@code smtp://[user:password@]host[:port][?starttls=true]} or
 * {@code smtps://…}.
 */
record SmtpSettings(
    String host,
    int port,
    boolean tls,
    boolean startTls,
    @Nullable String user,
    @Nullable String password) {

  static SmtpSettings parse(URI url) {
    boolean tls = "smtps".equals(url.getScheme());
    if ((!tls && !"smtp".equals(url.getScheme())) || url.getHost() == null) {
      throw new PermanentFailure(
          "mail.smtp-url",
          "The setting paraph.smtp.url looks like smtp://host:25, smtp://host:587?starttls=true or"
              + " smtps://user:password@host:465");
    }
    boolean startTls = "starttls=true".equals(url.getRawQuery());
    int standard = tls ? 465 : startTls ? 587 : 25;
    String[] login = url.getRawUserInfo() == null ? null : url.getRawUserInfo().split(":", 2);
    return new SmtpSettings(
        url.getHost(),
        url.getPort() < 0 ? standard : url.getPort(),
        tls,
        startTls,
        login == null ? null : decoded(login[0]),
        login == null || login.length < 2 ? null : decoded(login[1]));
  }

  private static String decoded(String text) {
    // A plus sign is a plus sign here, not a blank.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password: records print their parts. */
  @Override
  public String toString() {
    return (tls ? "smtps://" : "smtp://") + host + ":" + port;
  }
}
