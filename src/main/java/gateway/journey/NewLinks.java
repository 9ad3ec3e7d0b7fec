package gateway.journey;

import gateway.access.LinkRequests;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.AuditLog;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.notify.Notifications;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers whoever asks for a new link with an old one. Its holder may be anybody, so the link goes
 * to the known address only, and the answer never says whether anything was sent.
 */
final class NewLinks {
  private final Transactions transactions;
  private final AuditLog audit;
  private final LinkRequests requests;
  private final Notifications notifications;
  private final Function<RecipientId, URI> linkOf;
  private final Seats seats;

  NewLinks(SigningJourney.Stores stores, SigningJourney.Doors doors, Seats seats) {
    this.transactions = stores.transactions();
    this.audit = stores.audit();
    this.requests = doors.linkRequests();
    this.notifications = doors.notifications();
    this.linkOf = doors.linkOf();
    this.seats = seats;
  }

  void ask(String token) {
    try {
      transactions.run(() -> answer(seats.find(token)));
    } catch (PermanentFailure e) {
      if (!e.code().equals("link.unknown")) {
        throw e;
      }
      // An unknown link gets the same answer as a good one: none at all.
    }
  }

  private void answer(Seats.Found found) {
    Recipient person = found.seat().recipient();
    if (!requests.isFirst(person.id())) {
      return;
    }
    LinkEnd.Reason end = found.end();
    audit.append(
        found.seat().contract().id(),
        "link.asked",
        Map.of("recipient", person.key(), "link", end == null ? "LIVE" : end.name()),
        Map.of());
    boolean overForGood = end == LinkEnd.Reason.EXPIRED || end == LinkEnd.Reason.CANCELLED;
    if (overForGood) {
      notifications.linkAsked(found.seat().contract(), person);
    } else if (!person.person().orEmpty(PersonField.email).isBlank()) {
      notifications.newLink(found.seat().contract(), person, linkOf.apply(person.id()));
    }
  }
}
