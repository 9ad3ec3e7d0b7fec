package gateway.notify;

import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Events;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import java.util.Map;
import java.util.Set;

/**
 * An invitation that was given up leaves a contract nobody will ever sign. The sender's systems
 * hear of it by an event, its people by a mail.
 */
public final class Undelivered {
  private static final String EVENT = "recipient.unreachable";
  private static final Set<RecipientStatus> HAVE_ACTED =
      Set.of(RecipientStatus.SIGNED, RecipientStatus.APPROVED, RecipientStatus.REFUSED);

  private final Contracts contracts;
  private final Events events;
  private final Notifications notifications;

  public Undelivered(Contracts contracts, Events events, Notifications notifications) {
    this.contracts = contracts;
    this.events = events;
    this.notifications = notifications;
  }

  /** Tell, in the running transaction; nobody is told of what has ended meanwhile. */
  void invitation(MailOutbox.Entry entry, String code) {
    Contract contract = contracts.get(entry.contract());
    if (contract.status().isAlive()) {
      contracts.recipients(contract.id()).stream()
          .filter(recipient -> recipient.id().equals(entry.recipient()))
          .filter(recipient -> !HAVE_ACTED.contains(recipient.status()))
          .forEach(recipient -> tell(contract, recipient, code));
    }
  }

  private void tell(Contract contract, Recipient recipient, String code) {
    events.record(contract, EVENT, Map.of("recipient", recipient.key(), "code", code));
    notifications.undeliverable(contract, recipient, code);
  }
}
