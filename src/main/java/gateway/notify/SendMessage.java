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
 * Sends one message of the outbox. "Sent" is written after the mail server's 250 or the provider's
 * 2xx; a process killed in between sends the same message again, with the same id.
 */
public final class SendMessage implements WorkHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SendMessage.class);

  private final Outbox outbox;
  private final MailTransport mails;
  private final SmsSender texts;
  private final Undelivered undelivered;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  public SendMessage(
      Outbox outbox,
      MailTransport mails,
      SmsSender texts,
      Undelivered undelivered,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.outbox = outbox;
    this.mails = mails;
    this.texts = texts;
    this.undelivered = undelivered;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws TransientFailure when the other side may take it later
   */
  @Override
  public Outcome handle(String key) {
    Optional<Outbox.Waiting> found = outbox.waiting(Long.parseLong(key));
    if (found.isEmpty()) {
      return new Outcome.Done();
    }
    Outbox.Entry entry = found.get().entry();
    if (undelivered.isMoot(entry)) {
      transactions.run(() -> outbox.failed(entry.id(), "contract.ended"));
      return new Outcome.Done();
    }
    if (entry.notAfter().isBefore(clock.instant())) {
      giveUp(entry, entry.channel() == Channel.SMS ? "sms.too-late" : "mail.too-late");
      return new Outcome.Done();
    }
    // A node that was frozen for a while learns here that another one has done it.
    if (!transactions.call(() -> outbox.attempted(entry.id()))) {
      return new Outcome.Done();
    }
    try {
      send(found.get().message(), entry.createdAt());
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

  private void send(Message message, Instant written) {
    if (message instanceof Mail mail) {
      mails.send(mail, written);
    } else if (message instanceof SmsSender.Sms text) {
      texts.send(text);
    }
  }

  private void giveUp(Outbox.Entry entry, String code) {
    transactions.run(
        () -> {
          if (!outbox.failed(entry.id(), code)) {
            return;
          }
          audit.append(
              entry.contract(),
              entry.channel() == Channel.SMS ? "sms.failed" : "mail.failed",
              Map.of(
                  "occasion", entry.occasion().name(),
                  "recipient", entry.recipient().toString(),
                  "code", code),
              Map.of());
          undelivered.tell(entry, code);
        });
    LOG.warn(
        "{} {} ({}) of contract {} was not sent: {}",
        entry.channel(),
        entry.id(),
        entry.occasion(),
        entry.contract(),
        code);
  }
}
