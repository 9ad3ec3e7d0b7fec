package gateway.journey;

import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import java.util.Map;

/** One person at one contract, as found by a signing link. */
record Seat(Contract contract, Recipient recipient) {

  /** Refuse an act unless it is this person's turn and nothing has ended. */
  void requireTurn() {
    boolean turn =
        recipient.status() == RecipientStatus.INVITED
            || recipient.status() == RecipientStatus.VIEWED;
    if (!turn || contract.status() != ContractStatus.OPEN) {
      throw new PermanentFailure(
          "journey.not-now",
          "This cannot be done now: the person is "
              + recipient.status()
              + " and the contract "
              + contract.status());
    }
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
