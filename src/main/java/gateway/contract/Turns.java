package gateway.contract;

import java.util.List;

/**
 * Whose turn it is. People act by rank: everybody of the lowest rank that is not done may act, in
 * any order. Approvers have lower ranks than signers; people in copy and the organisation's seal
 * never have a turn.
 */
public final class Turns {
  private Turns() {}

  /** Return the people who may act now; empty when everybody has. */
  public static List<Recipient> current(List<Recipient> recipients) {
    int rank =
        recipients.stream()
            .filter(Turns::isAwaited)
            .mapToInt(Recipient::rank)
            .min()
            .orElse(Integer.MAX_VALUE);
    return recipients.stream().filter(r -> isAwaited(r) && r.rank() == rank).toList();
  }

  /** Whether this person may act now. */
  public static boolean isTurnOf(Recipient recipient, List<Recipient> recipients) {
    return current(recipients).stream().anyMatch(r -> r.id().equals(recipient.id()));
  }

  /** Whether this is a person who has to do something. */
  public static boolean acts(Recipient recipient) {
    return recipient.role() == Role.APPROVER
        || (recipient.role() == Role.SIGNER && recipient.mode() != Mode.SEAL);
  }

  /** Whether this person has signed or approved. */
  public static boolean hasActed(Recipient recipient) {
    return recipient.status() == RecipientStatus.SIGNED
        || recipient.status() == RecipientStatus.APPROVED;
  }

  private static boolean isAwaited(Recipient recipient) {
    return acts(recipient) && !hasActed(recipient);
  }
}
