package gateway.demo;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on loopback that delivers into a {@link Mailbox}. Its 250 means: the mail is on the
 * disk, synced, and when a relay is set, the relay has taken it too. A relay that is down answers
 * the sender 451, and the sender's next try makes a second, harmless copy.
 */
final class MailSink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailSink.class);
  private static final int LARGEST_MAIL = 30 * 1024 * 1024;

  private final SMTPServer server;
  private final ExecutorService sessions;

  private MailSink(SMTPServer server, ExecutorService sessions) {
    this.server = server;
    this.sessions = sessions;
  }

  /**
   * Start the server.
   *
   * @param port 0 for any free one
   */
  static MailSink start(Mailbox mailbox, int port, @Nullable MailRelay relay) {
    ExecutorService sessions =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "demo-mail");
              thread.setDaemon(true);
              return thread;
            });
    SMTPServer server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("Paraph demo mail sink")
            .maxMessageSize(LARGEST_MAIL)
            .executorService(sessions)
            .messageHandlerFactory(context -> new OneMail(mailbox, relay))
            .build();
    server.start();
    return new MailSink(server, sessions);
  }

  URI url() {
    return URI.create("smtp://127.0.0.1:" + server.getPortAllocated());
  }

  @Override
  public void close() {
    server.stop();
    sessions.shutdown();
  }

  private static final class OneMail implements MessageHandler {
    private final Mailbox mailbox;
    private final @Nullable MailRelay relay;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    OneMail(Mailbox mailbox, @Nullable MailRelay relay) {
      this.mailbox = mailbox;
      this.relay = relay;
    }

    @Override
    public void from(String from) {
      sender = from;
    }

    @Override
    public void recipient(String recipient) {
      recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException {
      try {
        byte[] message = data.readAllBytes();
        mailbox.keep(String.join("+", recipients), message);
        if (relay != null) {
          relay.send(sender, recipients, message);
        }
        return null;
      } catch (IOException e) {
        LOG.warn("The mail could not be kept; its sender is asked to try again", e);
        throw new RejectException(451, "The mail could not be kept, try again later");
      } catch (MessagingException e) {
        LOG.warn("{} did not take the mail; its sender is asked to try again", relay, e);
        throw new RejectException(451, "The relay did not take the mail, try again later");
      }
    }

    @Override
    public void done() {
      recipients.clear();
    }
  }
}
