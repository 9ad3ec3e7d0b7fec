package gateway.notify;

import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.base.TransientFailure;
import gateway.contract.AuditLog;
import gateway.contract.WorkHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one mail of the outbox. "Sent" is written after the server's 250; a process killed in
 * between sends the same mail again, with the same Message-ID.
 */
public final class SendMail implements WorkHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);

  private final MailOutbox outbox;
  private final MailTransport transport;
  private final Undelivered undelivered;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  public SendMail(
      MailOutbox outbox,
      MailTransport transport,
      Undelivered undelivered,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.outbox = outbox;
    this.transport = transport;
    this.undelivered = undelivered;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws TransientFailure when the mail server may take it later
   */
  @Override
  public Outcome handle(String key) {
    Optional<MailOutbox.Waiting> found = outbox.waiting(Long.parseLong(key));
    if (found.isEmpty()) {
      return new Outcome.Done();
    }
    MailOutbox.Entry entry = found.get().entry();
    if (entry.notAfter().isBefore(clock.instant())) {
      giveUp(entry, "mail.too-late");
      return new Outcome.Done();
    }
    transactions.run(() -> outbox.attempted(entry.id()));
    try {
      transport.send(found.get().mail(), entry.createdAt());
    } catch (TransientFailure failure) {
      transactions.run(() -> outbox.failedForNow(entry.id(), failure.code()));
      throw failure;
    } catch (PermanentFailure failure) {
      giveUp(entry, failure.code());
      return new Outcome.Done();
    }
    Instant sentAt = clock.instant();
    transactions.run(() -> outbox.sent(entry.id(), sentAt));
    return new Outcome.Done();
  }

  private void giveUp(MailOutbox.Entry entry, String code) {
    transactions.run(
        () -> {
          outbox.failed(entry.id(), code, entry.occasion() == Occasion.CODE);
          audit.append(
              entry.contract(),
              "mail.failed",
              Map.of(
                  "occasion", entry.occasion().name(),
                  "recipient", entry.recipient().toString(),
                  "code", code),
              Map.of());
          if (entry.occasion() == Occasion.INVITATION) {
            undelivered.invitation(entry, code);
          }
        });
    LOG.warn(
        "Mail {} ({}) of contract {} was not sent: {}",
        entry.id(),
        entry.occasion(),
        entry.contract(),
        code);
  }
}
