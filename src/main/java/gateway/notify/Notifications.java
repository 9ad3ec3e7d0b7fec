package gateway.notify;

import gateway.contract.Contract;
import gateway.contract.Recipient;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Tells people by mail or text message. Each call writes an outbox row in the running transaction,
 * once per contract, recipient and occasion; it is "sent" only after the server's 250, or the
 * provider's 2xx.
 */
public interface Notifications {
  /** Invite to sign or, an approver, to approve. The link is the person's own. */
  void invite(Contract contract, Recipient recipient, URI link);

  /**
   * Remind of an invitation that was not followed; the same link.
   *
   * @param which makes it the same reminder, however often and on how many nodes it is asked for
   * @return whether it is a new one
   */
  boolean remind(Contract contract, Recipient recipient, URI link, String which);

  /**
   * Tell a person who had agreed that somebody else's signature came first: the document is to be
   * looked at again.
   *
   * @param revision what it changed to, so that each change is told once
   */
  void lookAgain(Contract contract, Recipient recipient, URI link, String revision);

  /** Send the link to a person who asked for it; the same one once an hour at most. */
  void newLink(Contract contract, Recipient recipient, URI link);

  /**
   * Tell the sender (the organisation's address), once a day at most, that a person asks for a new
   * link to a contract that has ended.
   */
  void linkAsked(Contract contract, Recipient recipient);

  /**
   * Send a one-time code, by e-mail or SMS as the recipient's mode says; it is nowhere else in
   * clear.
   *
   * @throws gateway.base.TransientFailure {@code sms.budget} when the tenant's hour is full
   * @throws gateway.base.PermanentFailure {@code person.mobile} when no text message can be sent to
   *     the number
   */
  void code(Contract contract, Recipient recipient, String code);

  /** Tell a signer or a person in copy that everybody has signed; the link leads to the copies. */
  void done(Contract contract, Recipient recipient, URI link);

  /**
   * Tell that somebody refused: the sender (the organisation's address) with the reason, everybody
   * else who was invited without it.
   */
  void refused(Contract contract, Recipient recipient, @Nullable String reason);

  /**
   * Tell the sender (the organisation's address) that a person was not reached.
   *
   * @param which message; each is told once
   * @param code why, for example {@code mail.refused}
   */
  void undeliverable(
      Contract contract, Recipient recipient, Channel channel, String which, String code);
}
