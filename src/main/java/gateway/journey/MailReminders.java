package gateway.journey;

import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.AuditLog;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.TenantId;
import gateway.contract.Turns;
import gateway.notify.Notifications;
import gateway.notify.OutboxQueries;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminders by mail, with the link of the invitation. By themselves they go out each {@code
 * remindEvery} and once on a contract's last day, one a day to a person at most. Which reminder it
 * is follows from when the person was last written to, so two nodes that look at the same moment
 * write the same one, once.
 */
public final class MailReminders implements Reminders {
  private static final Logger LOG = LoggerFactory.getLogger(MailReminders.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<RecipientStatus> INVITED =
      Set.of(RecipientStatus.INVITED, RecipientStatus.VIEWED);

  private final Transactions transactions;
  private final Contracts contracts;
  private final AuditLog audit;
  private final Notifications notifications;
  private final OutboxQueries outbox;
  private final Function<RecipientId, URI> links;
  private final Clock clock;

  /**
   * @param links makes a person's signing link, the same each time
   */
  public MailReminders(
      SigningJourney.Stores stores,
      Notifications notifications,
      OutboxQueries outbox,
      Function<RecipientId, URI> links,
      Clock clock) {
    this.transactions = stores.transactions();
    this.contracts = stores.contracts();
    this.audit = stores.audit();
    this.notifications = notifications;
    this.outbox = outbox;
    this.links = links;
    this.clock = clock;
  }

  /** Remind everybody whose reminder is due; to be called regularly. */
  public void remindDue() {
    Instant now = clock.instant();
    for (OutboxQueries.Due due : outbox.due(now, now.minus(DAY), now.plus(DAY))) {
      try {
        transactions.run(() -> remindIfStillAwaited(due));
      } catch (PermanentFailure failure) {
        // One person who cannot be written to must not keep the others from being reminded.
        LOG.warn("Recipient {} was not reminded ({})", due.recipient(), failure.code());
      }
    }
  }

  private void remindIfStillAwaited(OutboxQueries.Due due) {
    Contract contract = contracts.get(due.contract());
    List<Recipient> people = contracts.recipients(contract.id());
    Recipient person = find(people, due.recipient());
    Instant last = outbox.lastAsked(person.id()).orElse(contract.createdAt());
    // Read again: another node, or the person, may have been faster.
    if (isAwaited(contract, person, people) && !last.isAfter(clock.instant().minus(DAY))) {
      remind(contract, person, last, "schedule");
    }
  }

  @Override
  public void remindNow(TenantId tenant, ContractId id, RecipientId recipient, String by) {
    transactions.run(
        () -> {
          Contract contract =
              contracts
                  .find(tenant, id)
                  .orElseThrow(
                      () -> new PermanentFailure("contract.unknown", "There is no contract " + id));
          List<Recipient> people = contracts.recipients(id);
          Recipient person = find(people, recipient);
          if (!isAwaited(contract, person, people)) {
            throw new PermanentFailure(
                "journey.not-now",
                "The contract is not waiting for this person, so there is nothing to remind of");
          }
          Instant last = outbox.lastAsked(recipient).orElse(contract.createdAt().minus(HOUR));
          if (last.isAfter(clock.instant().minus(HOUR)) || !remind(contract, person, last, by)) {
            throw new PermanentFailure(
                "reminder.too-soon",
                "This person was invited or reminded less than an hour ago. Try again later");
          }
        });
  }

  private static Recipient find(List<Recipient> people, RecipientId id) {
    return people.stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "recipient.unknown", "There is no recipient " + id + " on this contract"));
  }

  private boolean isAwaited(Contract contract, Recipient person, List<Recipient> people) {
    Instant expires = contract.expiresAt();
    return contract.status() == ContractStatus.OPEN
        && (expires == null || expires.isAfter(clock.instant()))
        && INVITED.contains(person.status())
        && Turns.isTurnOf(person, people);
  }

  private boolean remind(Contract contract, Recipient person, Instant last, String by) {
    String which = Long.toString(last.toEpochMilli());
    boolean fresh = notifications.remind(contract, person, links.apply(person.id()), which);
    if (fresh) {
      audit.append(
          contract.id(),
          "recipient.reminded",
          Map.of("recipient", person.key(), "channel", "email", "by", by),
          Map.of("destination", person.person().orEmpty(PersonField.email)));
    }
    return fresh;
  }
}
