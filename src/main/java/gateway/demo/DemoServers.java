package gateway.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The demo's own servers around the gateway, started together and stopped together. */
final class DemoServers implements AutoCloseable {
  static final String FTP = "ftp";
  static final String SMTP = "smtp";
  static final String ERP = "erp";
  static final String TIMESTAMP = "timestamp";

  private final Deque<Runnable> running;
  private final Map<String, String> settings = new TreeMap<>();
  private final Mailbox mailbox;
  private final ErpSink erp;

  private DemoServers(
      Deque<Runnable> running,
      DemoFolder folder,
      DemoState state,
      DemoParts parts,
      Clock clock,
      Bell bell,
      Timeline timeline)
      throws IOException {
    this.running = running;
    Map<String, String> caller = parts.callerSettings();
    String timestamps = caller.get(CallerSettings.TIMESTAMP_URLS);
    if (timestamps == null) {
      TimestampServer authority =
          parts.timestamps().start(folder.timestamps(), state.port(TIMESTAMP));
      running.push(authority::close);
      timestamps = authority.url();
      timeline.say("Time authority", "answers at " + timestamps);
    } else {
      timeline.say("Time authority", "yours is used: " + timestamps);
    }
    settings.put(CallerSettings.TIMESTAMP_URLS, timestamps);

    mailbox = Mailbox.open(folder.mail(), clock, bell);
    MailRelay relay = relay(caller.get(CallerSettings.SMTP_URL));
    MailSink mail = MailSink.start(mailbox, state.port(SMTP), relay);
    running.push(mail::close);
    settings.put(CallerSettings.SMTP_URL, mail.url().toString());
    timeline.say(
        "Mail server",
        "keeps every mail in "
            + folder.mail()
            + (relay == null ? "" : ", then passes it to " + relay));

    ErpBooks books = ErpBooks.open(folder.erp(), folder.secret(DemoFolder.ERP_SECRET), clock);
    erp = ErpSink.start(books, state.port(ERP), receipt -> hear(receipt, timeline, bell));
    running.push(erp::close);
    settings.put("paraph.connectors.demo.erp.url", erp.url().toString());
    timeline.say("Demo ERP", "takes callbacks at " + erp.url());

    DemoFtpServer ftp =
        DemoFtpServer.start(
            folder.ftp(),
            state.port(FTP),
            folder.secret(DemoFolder.FTP_PASSWORD),
            file -> timeline.say(file, "fetched over FTP by the gateway"));
    running.push(ftp::close);
    settings.put("paraph.connectors.demo.ftp.host", "127.0.0.1");
    settings.put("paraph.connectors.demo.ftp.port", Integer.toString(ftp.port()));
    timeline.say("FTP server", "holds people.csv at ftp://127.0.0.1:" + ftp.port());
  }

  static DemoServers start(
      DemoFolder folder,
      DemoState state,
      DemoParts parts,
      Clock clock,
      Bell bell,
      Timeline timeline)
      throws IOException {
    Deque<Runnable> running = new ArrayDeque<>();
    boolean started = false;
    try {
      DemoServers servers = new DemoServers(running, folder, state, parts, clock, bell, timeline);
      started = true;
      return servers;
    } finally {
      if (!started) {
        stop(running);
      }
    }
  }

  Mailbox mailbox() {
    return mailbox;
  }

  ErpSink erp() {
    return erp;
  }

  /** What the gateway has to know of these servers. */
  Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  @Override
  public void close() {
    stop(running);
  }

  private static void stop(Deque<Runnable> running) {
    while (!running.isEmpty()) {
      running.pop().run();
    }
  }

  private static void hear(Receipt receipt, Timeline timeline, Bell bell) {
    if (receipt.error() != null) {
      timeline.say("Demo ERP", "✗ refused a callback: " + receipt.error());
    }
    bell.ring();
  }

  private static @Nullable MailRelay relay(@Nullable String url) {
    return url == null ? null : new MailRelay(URI.create(url));
  }
}
