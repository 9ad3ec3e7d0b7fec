package gateway.journey;

import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.Turns;
import java.util.List;
import java.util.Map;

/**
 * One person at one contract, as found by a signing link.
 *
 * @param people everybody on the contract, this person included
 */
record Seat(Contract contract, Recipient recipient, List<Recipient> people) {
  Seat {
    people = List.copyOf(people);
  }

  /** Refuse an act unless it is this person's turn, in this role, and nothing has ended. */
  void requireTurn(Role role) {
    requireTurn();
    if (recipient.role() != role) {
      throw new PermanentFailure(
          "journey.not-now",
          "This is not for the " + recipient.role() + " " + recipient.key() + " to do");
    }
  }

  /** Refuse an act unless it is this person's turn and nothing has ended. */
  void requireTurn() {
    boolean able =
        recipient.status() == RecipientStatus.INVITED
            || recipient.status() == RecipientStatus.VIEWED;
    if (!able || !isTurn()) {
      throw new PermanentFailure(
          "journey.not-now",
          "This cannot be done now: the person is "
              + recipient.status()
              + " with rank "
              + recipient.rank()
              + " and the contract "
              + contract.status());
    }
  }

  private boolean isTurn() {
    return contract.status() == ContractStatus.OPEN && Turns.isTurnOf(recipient, people);
  }

  /** Return whose turn it is, while it is not this person's. */
  List<Recipient> awaited() {
    return contract.status() == ContractStatus.OPEN && !isTurn()
        ? Turns.current(people)
        : List.of();
  }

  /** Whether the person has signed already, as far as they are concerned. */
  boolean hasConsented() {
    return recipient.status() == RecipientStatus.CONSENTED
        || recipient.status() == RecipientStatus.SIGNED;
  }

  /** Refuse to go on unless exactly the revisions shown are the ones consented to. */
  void requireShown(Map<Integer, BlobRef> shown) {
    if (shown.isEmpty() || !shown.equals(recipient.reviewed())) {
      throw changed();
    }
  }

  static PermanentFailure changed() {
    return new PermanentFailure(
        "journey.changed", "The document is no longer the one that was shown; look at it again");
  }
}
