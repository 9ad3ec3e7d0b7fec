package gateway.journey;

import gateway.access.SigningLinks;
import gateway.base.PermanentFailure;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import java.time.Clock;

/** Finds the seat a signing link leads to. */
final class Seats {
  private final SigningLinks links;
  private final Contracts contracts;
  private final Clock clock;

  Seats(SigningLinks links, Contracts contracts, Clock clock) {
    this.links = links;
    this.contracts = contracts;
    this.clock = clock;
  }

  Seat at(String token) {
    SigningLinks.Link link = links.resolve(token);
    if (link instanceof SigningLinks.Link.Live live) {
      return seat(live.recipient(), true);
    }
    if (link instanceof SigningLinks.Link.Dead dead) {
      return seat(dead.recipient(), false);
    }
    throw unknown();
  }

  private Seat seat(RecipientId id, boolean live) {
    Recipient recipient = contracts.recipient(id).orElseThrow(Seats::unknown);
    Contract contract = contracts.get(recipient.contract());
    if (!live || ended(contract, recipient)) {
      throw new PermanentFailure("link.dead", "This link is no longer in use");
    }
    return new Seat(contract, recipient);
  }

  private boolean ended(Contract contract, Recipient recipient) {
    boolean expired =
        contract.expiresAt() != null
            && !clock.instant().isBefore(contract.expiresAt())
            && contract.status() == ContractStatus.OPEN
            && recipient.status() != RecipientStatus.CONSENTED
            && recipient.status() != RecipientStatus.SIGNED;
    return expired
        || contract.status() == ContractStatus.ABANDONED
        || contract.status() == ContractStatus.EXPIRED;
  }

  private static PermanentFailure unknown() {
    return new PermanentFailure("link.unknown", "There is no such link");
  }
}
