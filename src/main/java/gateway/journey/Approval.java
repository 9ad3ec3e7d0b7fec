package gateway.journey;

import gateway.base.Transactions;
import gateway.contract.AuditLog;
import gateway.contract.BlobRef;
import gateway.contract.Contracts;
import gateway.contract.Events;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.Work;
import java.time.Clock;
import java.util.Map;

/** An approver says yes to exactly what they were shown; the next people are then invited. */
final class Approval {
  private final Transactions transactions;
  private final Contracts contracts;
  private final AuditLog audit;
  private final Events events;
  private final Work work;
  private final Seats seats;
  private final Revisions revisions;
  private final AnnexDesk annexes;
  private final Clock clock;

  Approval(
      SigningJourney.Stores stores,
      Seats seats,
      Revisions revisions,
      AnnexDesk annexes,
      Clock clock) {
    this.transactions = stores.transactions();
    this.contracts = stores.contracts();
    this.audit = stores.audit();
    this.events = stores.events();
    this.work = stores.work();
    this.seats = seats;
    this.revisions = revisions;
    this.annexes = annexes;
    this.clock = clock;
  }

  void approve(String token, Map<Integer, BlobRef> shown, Visitor visitor) {
    transactions.run(
        () -> {
          Seat seat = seats.at(token);
          if (seat.recipient().status() == RecipientStatus.APPROVED) {
            return; // pressed twice
          }
          seat.requireTurn(Role.APPROVER);
          revisions.requireUnmoved(seat, shown);
          annexes.requireComplete(seat);
          contracts.update(seat.recipient().approved(shown, clock.instant()));
          audit.append(
              seat.contract().id(),
              "recipient.approved",
              Map.of("recipient", seat.recipient().key(), "shown", Digests.of(shown)),
              Map.of(
                  "name", seat.recipient().person().displayName(),
                  "address", visitor.address(),
                  "userAgent", visitor.userAgent()));
          events.record(
              seat.contract(), "recipient.approved", Map.of("recipient", seat.recipient().key()));
          work.advance(seat.contract().id());
        });
  }
}
