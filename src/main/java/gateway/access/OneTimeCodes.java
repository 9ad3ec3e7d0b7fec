package gateway.access;

import gateway.contract.RecipientId;
import java.time.Instant;
import java.util.Optional;

/**
 * One-time codes of six digits: ten minutes, single use, five tries a code, three codes an hour,
 * fifteen tries a day (OWASP ASVS 5.0, 6.5 and 6.6). Only an HMAC is stored; a try is counted
 * durably before the comparison.
 */
public interface OneTimeCodes {
  /**
   * Make a new code; the former one is dead. Joins the running transaction.
   *
   * @throws gateway.base.PermanentFailure {@code code.too-soon} within 30 seconds of the last one,
   *     {@code code.locked} when a limit is reached
   */
  String issue(RecipientId recipient);

  /** Count the try, then compare in constant time. */
  CodeOutcome check(RecipientId recipient, String typed);

  /** The code that is alive, if any. */
  Optional<Pending> pending(RecipientId recipient);

  /** When the recipient may try again; empty while nothing is locked. */
  Optional<Instant> lockedUntil(RecipientId recipient);

  /** A code somebody may still type. */
  record Pending(Instant sentAt, Instant expiresAt) {}
}
