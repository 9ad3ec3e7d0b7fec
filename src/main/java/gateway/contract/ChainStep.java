package gateway.contract;

import java.util.List;

/** The next step of the one signing chain, read off a contract's state: nothing else decides it. */
public enum ChainStep {
  PREPARE,
  INVITE,
  SIGN,
  SEAL,
  ANNOUNCE,
  /** People are to act, or everything is done. */
  NOTHING;

  public static ChainStep next(Contract contract, List<Recipient> recipients) {
    return switch (contract.status()) {
      case DRAFT -> contract.prepared() ? INVITE : PREPARE;
      case OPEN -> open(recipients);
      case SIGNED -> SEAL;
      case CLOSED -> contract.announced() ? NOTHING : ANNOUNCE;
      case ARCHIVED, REFUSED, EXPIRED, ABANDONED -> NOTHING;
    };
  }

  private static ChainStep open(List<Recipient> recipients) {
    boolean consented = recipients.stream().anyMatch(r -> r.status() == RecipientStatus.CONSENTED);
    List<Recipient> turn = Turns.current(recipients);
    if (consented || turn.isEmpty()) {
      return SIGN;
    }
    return turn.stream().anyMatch(r -> r.status() == RecipientStatus.WAITING) ? INVITE : NOTHING;
  }
}
