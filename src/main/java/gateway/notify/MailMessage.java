package gateway.notify;

import gateway.base.PermanentFailure;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** A mail in the form of RFC 5322, with a text and an HTML part. */
final class MailMessage extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String messageId;

  private MailMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  static MimeMessage of(Session session, MailAddress from, Mail mail, Instant date)
      throws MessagingException {
    MailMessage message = new MailMessage(session, mail.messageId());
    message.setFrom(named(from.value(), mail.fromName()));
    message.setRecipient(Message.RecipientType.TO, address(mail.to()));
    if (mail.replyTo() != null) {
      message.setReplyTo(new InternetAddress[] {address(mail.replyTo())});
    }
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(Date.from(date));
    message.setHeader("Auto-Submitted", "auto-generated");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    return message;
  }

  /** Keep ours: a new one at each attempt would make a repeated mail look like another one. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  private static InternetAddress named(String address, String name) {
    InternetAddress named = address(address);
    try {
      named.setPersonal(name, UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    return named;
  }

  private static InternetAddress address(String text) {
    String checked = new MailAddress(text).value();
    int at = checked.indexOf('@');
    try {
      return new InternetAddress(
          checked.substring(0, at) + "@" + IDN.toASCII(checked.substring(at + 1)), true);
    } catch (AddressException | IllegalArgumentException e) {
      // The causes quote the address, so they are not kept.
      throw new PermanentFailure("mail.address", "No mail can be written to this address");
    }
  }
}
