package gateway.notify;

import gateway.base.TransientFailure;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.HeaderTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads delivery reports from a mailbox. A report is marked as seen after what it says is on disk;
 * other mail in the box is not touched.
 */
public final class BounceMailbox {
  private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
  private static final String TIMEOUT_MILLIS = "10000";
  private static final int MAX_REPORTS = 100;
  private static final int MAX_SIZE = 1_000_000;

  private final ImapSettings settings;
  private final Bounces bounces;
  private final Session session;

  /**
   * @param url {@code imap://user:password@host[:port][/folder][?starttls=true]} or {@code
   *     imaps://…}
   * @throws gateway.base.PermanentFailure {@code settings.url}
   */
  public BounceMailbox(URI url, Bounces bounces) {
    this.settings = ImapSettings.parse(url);
    this.bounces = bounces;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(ImapSettings settings) {
    String prefix = settings.tls() ? "mail.imaps." : "mail.imap.";
    Properties properties = new Properties();
    properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "starttls.enable", String.valueOf(settings.startTls()));
    properties.setProperty(prefix + "starttls.required", String.valueOf(settings.startTls()));
    // Reading a mail must not mark it: a process killed in between would lose what it says.
    properties.setProperty(prefix + "peek", "true");
    return properties;
  }

  /**
   * Read what has come, some of it when there is much; to be called regularly.
   *
   * @throws TransientFailure {@code bounce.unreachable}
   */
  public void read() {
    try (Store store = session.getStore(settings.tls() ? "imaps" : "imap")) {
      store.connect(settings.host(), settings.port(), settings.user(), settings.password());
      read(store.getFolder(settings.folder()));
    } catch (MessagingException e) {
      // The cause may quote the mailbox's name, so it is not kept.
      throw new TransientFailure(
          "bounce.unreachable",
          "The bounce mailbox " + settings + " could not be read; check paraph.bounce.imap.url");
    }
  }

  private void read(Folder folder) throws MessagingException {
    folder.open(Folder.READ_WRITE);
    try {
      Message[] found = folder.search(unseenReports());
      for (Message report : Arrays.copyOf(found, Math.min(found.length, MAX_REPORTS))) {
        take(report);
        report.setFlag(Flags.Flag.SEEN, true);
      }
    } finally {
      // What somebody else has marked as deleted stays theirs to remove.
      folder.close(false);
    }
  }

  private static AndTerm unseenReports() {
    return new AndTerm(
        new FlagTerm(new Flags(Flags.Flag.SEEN), false),
        new HeaderTerm("Content-Type", "multipart/report"));
  }

  private void take(Message report) throws MessagingException {
    if (report.getSize() > MAX_SIZE) {
      LOG.warn("A delivery report of {} bytes was left alone", report.getSize());
      return;
    }
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    try {
      report.writeTo(new Bounded(copy));
    } catch (IOException e) {
      LOG.warn("A delivery report could not be read whole", e);
      return;
    }
    parse(copy.toByteArray()).ifPresent(bounces::record);
  }

  /** Whatever a stranger's report does to the parser, the next one is still read. */
  private Optional<DeliveryReport> parse(byte[] mail) {
    try {
      return DeliveryReport.read(new MimeMessage(session, new ByteArrayInputStream(mail)));
    } catch (MessagingException | IOException | RuntimeException e) {
      LOG.warn("A delivery report is malformed ({})", e.getClass().getName());
      return Optional.empty();
    }
  }

  /** A server may say one size and send another. */
  private static final class Bounded extends OutputStream {
    private final OutputStream out;
    private int left = MAX_SIZE;

    Bounded(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      left -= length;
      if (left < 0) {
        throw new IOException("longer than " + MAX_SIZE + " bytes");
      }
      out.write(bytes, offset, length);
    }
  }
}
