package gateway.notify;

import gateway.base.Transactions;
import gateway.contract.AuditLog;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers that a mail came back after a server had taken it, and tells the sender. */
public final class Bounces {
  private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);
  private static final String CODE = "mail.bounced";

  private final Outbox outbox;
  private final Undelivered undelivered;
  private final AuditLog audit;
  private final Transactions transactions;

  public Bounces(
      Outbox outbox, Undelivered undelivered, AuditLog audit, Transactions transactions) {
    this.outbox = outbox;
    this.undelivered = undelivered;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Take note, once for each mail; a report about a mail nobody knows changes nothing. */
  void record(DeliveryReport report) {
    if (report.failed()) {
      transactions.run(
          () ->
              outbox
                  .bounced(report.messageId(), report.diagnostic())
                  .ifPresent(entry -> cameBack(entry, report.diagnostic())));
    }
  }

  private void cameBack(Outbox.Entry entry, String diagnostic) {
    audit.append(
        entry.contract(),
        CODE,
        Map.of(
            "occasion", entry.occasion().name(),
            "recipient", entry.recipient().toString(),
            "diagnostic", diagnostic),
        Map.of());
    undelivered.tell(entry, CODE);
    LOG.warn(
        "Mail {} ({}) of contract {} came back: {}",
        entry.id(),
        entry.occasion(),
        entry.contract(),
        diagnostic);
  }
}
