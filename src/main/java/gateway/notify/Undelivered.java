package gateway.notify;

import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Events;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A person who cannot be reached leaves a contract nobody will ever sign. The sender's systems hear
 * of it by an event, its people by a mail.
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

  /** Whether a message asks for something that nobody waits for any more. */
  boolean isMoot(Outbox.Entry entry) {
    boolean asks = entry.occasion() == Occasion.CODE || Occasion.ASKING.contains(entry.occasion());
    return asks && awaited(contracts.get(entry.contract()), entry).isEmpty();
  }

  /** Return the person, if the contract still lives and they have not acted. */
  private Optional<Recipient> awaited(Contract contract, Outbox.Entry entry) {
    return contract.status().isAlive()
        ? contracts.recipients(contract.id()).stream()
            .filter(recipient -> recipient.id().equals(entry.recipient()))
            .filter(recipient -> !HAVE_ACTED.contains(recipient.status()))
            .findFirst()
        : Optional.empty();
  }

  /**
   * Tell, in the running transaction, if it matters: not of a mail that merely told something, a
   * code by mail that came too late, or a contract that has ended meanwhile.
   */
  void tell(Outbox.Entry entry, String code) {
    boolean matters =
        entry.channel() == Channel.SMS
            ? code.equals("sms.refused")
            : Occasion.ASKING.contains(entry.occasion());
    if (!matters) {
      return;
    }
    Contract contract = contracts.get(entry.contract());
    awaited(contract, entry).ifPresent(recipient -> tell(contract, recipient, entry, code));
  }

  private void tell(Contract contract, Recipient recipient, Outbox.Entry entry, String code) {
    events.record(contract, EVENT, Map.of("recipient", recipient.key(), "code", code));
    // Codes are asked for again and again, to the same number; a mail is given up once.
    String which = entry.channel() == Channel.SMS ? "sms" : Long.toString(entry.id());
    notifications.undeliverable(contract, recipient, entry.channel(), which, code);
  }
}
