package gateway.journey;

import gateway.contract.ContractId;
import gateway.contract.RecipientId;
import gateway.contract.TenantId;

/** Reminds people who have been invited and have not acted. */
public interface Reminders {
  /**
   * Remind one person now, at the sender's wish; at most once an hour.
   *
   * @param by who asks, for example an API key's id or a user's; kept in the audit trail
   * @throws gateway.base.PermanentFailure {@code contract.unknown}, {@code recipient.unknown},
   *     {@code journey.not-now} when it is not this person's turn, {@code reminder.too-soon}
   */
  void remindNow(TenantId tenant, ContractId contract, RecipientId recipient, String by);
}
