package gateway.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Passes mails on to a real mail server, byte for byte.
 *
 * @param url {@code smtp://[user:password@]host[:port]}, or {@code smtps://}
 */
record MailRelay(URI url) {
  private static final String PATIENCE_MILLIS = "20000";

  void send(String from, List<String> recipients, byte[] message) throws MessagingException {
    boolean tls = "smtps".equals(url.getScheme());
    String protocol = tls ? "smtps" : "smtp";
    Properties properties = new Properties();
    properties.setProperty("mail." + protocol + ".from", from);
    properties.setProperty("mail." + protocol + ".connectiontimeout", PATIENCE_MILLIS);
    properties.setProperty("mail." + protocol + ".timeout", PATIENCE_MILLIS);
    properties.setProperty("mail." + protocol + ".writetimeout", PATIENCE_MILLIS);
    properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.starttls.enable", "true");
    Session session = Session.getInstance(properties);
    MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(message));
    InternetAddress[] to = new InternetAddress[recipients.size()];
    for (int i = 0; i < to.length; i++) {
      to[i] = new InternetAddress(recipients.get(i));
    }
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 465 : 25;
    try (Transport transport = session.getTransport(protocol)) {
      transport.connect(url.getHost(), port, login(0), login(1));
      transport.sendMessage(mail, to);
    }
  }

  private @Nullable String login(int part) {
    String raw = url.getRawUserInfo();
    if (raw == null) {
      return null;
    }
    String[] parts = raw.split(":", 2);
    return part < parts.length ? URLDecoder.decode(parts[part], StandardCharsets.UTF_8) : null;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }
}
