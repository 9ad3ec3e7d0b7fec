package gateway.web;

import gateway.contract.ContractStatus;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.journey.JourneyView;

/** How a person stands towards a contract: whether they can act, and what to tell them if not. */
enum Standing {
  ACTING,
  NOT_YOUR_TURN,
  DONE,
  REFUSED,
  EXPIRED,
  CANCELLED;

  static Standing of(JourneyView view) {
    ContractStatus contract = view.contractStatus();
    RecipientStatus person = view.status();
    if (contract == ContractStatus.REFUSED || person == RecipientStatus.REFUSED) {
      return REFUSED;
    }
    if (contract == ContractStatus.EXPIRED) {
      return EXPIRED;
    }
    if (contract == ContractStatus.ABANDONED) {
      return CANCELLED;
    }
    if (view.role() == Role.COPY) {
      boolean ended = contract == ContractStatus.CLOSED || contract == ContractStatus.ARCHIVED;
      return ended ? DONE : NOT_YOUR_TURN;
    }
    if (person == RecipientStatus.CONSENTED
        || person == RecipientStatus.SIGNED
        || person == RecipientStatus.APPROVED) {
      return DONE;
    }
    boolean waiting = contract == ContractStatus.DRAFT || person == RecipientStatus.WAITING;
    return waiting ? NOT_YOUR_TURN : ACTING;
  }

  static boolean hasArrived(JourneyView view) {
    return view.status() == RecipientStatus.VIEWED;
  }
}
