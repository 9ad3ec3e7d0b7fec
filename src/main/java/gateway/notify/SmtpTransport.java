package gateway.notify;

import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Hands mails to an SMTP server, one connection each. */
public final class SmtpTransport implements MailTransport {
  private static final String TIMEOUT_MILLIS = "10000";

  private final SmtpSettings settings;
  private final MailAddress from;
  private final Session session;

  /**
   * @param url {@code smtp://[user:password@]host[:port][?starttls=true]} or {@code smtps://…}
   * @param from the address under which the gateway sends, on the envelope too
   */
  public SmtpTransport(URI url, MailAddress from) {
    this.settings = SmtpSettings.parse(url);
    this.from = from;
    this.session = Session.getInstance(properties(settings, from));
  }

  private static Properties properties(SmtpSettings settings, MailAddress from) {
    String prefix = settings.tls() ? "mail.smtps." : "mail.smtp.";
    Properties properties = new Properties();
    properties.setProperty(prefix + "from", from.value());
    properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "auth", String.valueOf(settings.user() != null));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "starttls.enable", String.valueOf(settings.startTls()));
    properties.setProperty(prefix + "starttls.required", String.valueOf(settings.startTls()));
    return properties;
  }

  @Override
  public void send(Mail mail, Instant date) {
    try (Transport transport = session.getTransport(settings.tls() ? "smtps" : "smtp")) {
      MimeMessage message = MailMessage.of(session, from, mail, date);
      transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw failure(e);
    }
  }

  private GatewayFailure failure(MessagingException e) {
    int code = replyCode(e);
    if (code >= 500) {
      return new PermanentFailure(
          "mail.refused", "The mail server " + settings + " refused the mail: " + code, e);
    }
    if (code >= 400) {
      return new TransientFailure(
          "mail.deferred", "The mail server " + settings + " wants the mail later: " + code, e);
    }
    // Also a refused login: mails wait until the operator has put the password right.
    return new TransientFailure(
        "mail.unreachable", "The mail server " + settings + " could not be used", e);
  }

  /** Return the reply code about this mail, the recipient's before the sender's, or 0. */
  private static int replyCode(MessagingException e) {
    int code = 0;
    for (Exception cause = e; cause instanceof MessagingException m; cause = m.getNextException()) {
      if (m instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (m instanceof SMTPSendFailedException send) {
        code = send.getReturnCode();
      } else if (m instanceof SMTPSenderFailedException sender) {
        code = sender.getReturnCode();
      }
    }
    return code;
  }
}
