package gateway.journey;

import gateway.access.SigningLinks;
import gateway.base.PermanentFailure;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds the seat a signing link leads to. */
final class Seats {
  private final SigningLinks links;
  private final Contracts contracts;
  private final Organisations organisations;
  private final Clock clock;

  Seats(SigningLinks links, Contracts contracts, Organisations organisations, Clock clock) {
    this.links = links;
    this.contracts = contracts;
    this.organisations = organisations;
    this.clock = clock;
  }

  /** Return the seat; throws {@code link.unknown} or {@code link.dead}. */
  Seat at(String token) {
    Found found = find(token);
    if (found.end() != null) {
      throw new PermanentFailure("link.dead", "This link is no longer in use");
    }
    return found.seat();
  }

  /** Return why a genuine link leads nowhere. */
  LinkEnd ended(String token) {
    Found found = find(token);
    LinkEnd.Reason reason = found.end();
    if (reason == null) {
      throw new PermanentFailure("journey.not-now", "This link is in use");
    }
    Organisation organisation = organisations.of(found.seat().contract().tenant());
    return new LinkEnd(reason, organisation.name(), organisation.email());
  }

  /** Look behind a genuine link, dead or alive; throws {@code link.unknown}. */
  Found find(String token) {
    SigningLinks.Link link = links.resolve(token);
    if (link instanceof SigningLinks.Link.Live live) {
      Seat seat = seat(live.recipient());
      return new Found(seat, end(seat));
    }
    if (link instanceof SigningLinks.Link.Dead dead) {
      Seat seat = seat(dead.recipient());
      LinkEnd.Reason end = end(seat);
      return new Found(seat, end == null ? LinkEnd.Reason.REPLACED : end);
    }
    throw unknown();
  }

  /**
   * What a link leads to.
   *
   * @param end null while the link is good
   */
  record Found(Seat seat, LinkEnd.@Nullable Reason end) {}

  private Seat seat(RecipientId id) {
    Recipient recipient = contracts.recipient(id).orElseThrow(Seats::unknown);
    Contract contract = contracts.get(recipient.contract());
    return new Seat(contract, recipient, contracts.recipients(contract.id()));
  }

  private LinkEnd.@Nullable Reason end(Seat seat) {
    ContractStatus status = seat.contract().status();
    if (status == ContractStatus.ABANDONED) {
      return LinkEnd.Reason.CANCELLED;
    }
    return status == ContractStatus.EXPIRED || timeIsUp(seat) ? LinkEnd.Reason.EXPIRED : null;
  }

  /** The clock decides, not the job that later writes it down; who has acted may still look. */
  private boolean timeIsUp(Seat seat) {
    Contract contract = seat.contract();
    return contract.expiresAt() != null
        && !clock.instant().isBefore(contract.expiresAt())
        && contract.status() == ContractStatus.OPEN
        && !seat.hasConsented()
        && seat.recipient().status() != RecipientStatus.APPROVED;
  }

  private static PermanentFailure unknown() {
    return new PermanentFailure("link.unknown", "There is no such link");
  }
}
