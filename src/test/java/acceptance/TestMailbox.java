package acceptance;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server that keeps what it is given. */
final class TestMailbox implements SimpleMessageListener, AutoCloseable {
  private static final Pattern CODE = Pattern.compile("(?m)^\\s*(\\d{6})\\s*$");

  private record Received(String id, String to, String text) {}

  private final List<Received> received = new ArrayList<>();
  private SMTPServer server;

  static TestMailbox start() {
    TestMailbox mailbox = new TestMailbox();
    mailbox.server = SMTPServer.port(0).simpleMessageListener(mailbox).build();
    mailbox.server.start();
    return mailbox;
  }

  int port() {
    return server.getPortAllocated();
  }

  @Override
  public boolean accept(String from, String recipient) {
    return true;
  }

  @Override
  public void deliver(String from, String recipient, InputStream data) throws IOException {
    try {
      MimeMessage message =
          new MimeMessage(
              Session.getInstance(new Properties()), new ByteArrayInputStream(data.readAllBytes()));
      Object content = message.getContent();
      String text =
          content instanceof MimeMultipart parts
              ? String.valueOf(parts.getBodyPart(0).getContent())
              : String.valueOf(content);
      synchronized (received) {
        received.add(new Received(message.getMessageID(), recipient, text));
        received.notifyAll();
      }
    } catch (jakarta.mail.MessagingException e) {
      throw new IOException(e);
    }
  }

  int count(String to) {
    synchronized (received) {
      return (int) received.stream().filter(mail -> mail.to().equals(to)).count();
    }
  }

  /** The different Message-IDs among the mails whose address begins so. */
  Set<String> ids(String to) {
    synchronized (received) {
      return received.stream()
          .filter(mail -> mail.to().startsWith(to))
          .map(Received::id)
          .collect(Collectors.toSet());
    }
  }

  /** Wait until a mail has come to this address. */
  void awaitMail(String to) throws InterruptedException {
    long end = System.nanoTime() + Program.PATIENCE.toNanos();
    synchronized (received) {
      while (count(to) == 0) {
        if (System.nanoTime() > end) {
          throw new AssertionError("no mail came to " + to);
        }
        received.wait(200);
      }
    }
  }

  /** Wait for a code sent to this address after the first {@code before} mails. */
  String code(String to, int before) throws InterruptedException {
    long end = System.nanoTime() + Program.PATIENCE.toNanos();
    synchronized (received) {
      while (System.nanoTime() < end) {
        List<Received> mine = received.stream().filter(mail -> mail.to().equals(to)).toList();
        for (int i = mine.size() - 1; i >= before; i--) {
          Matcher matcher = CODE.matcher(mine.get(i).text());
          if (matcher.find()) {
            return matcher.group(1);
          }
        }
        received.wait(200);
      }
    }
    throw new AssertionError("no code came to " + to + "; received: " + received);
  }

  @Override
  public void close() {
    server.stop();
  }
}
