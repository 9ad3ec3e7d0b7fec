package gateway.notify;

import gateway.contract.Contract;
import gateway.contract.Recipient;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Tells people by mail. Each call writes an outbox row in the running transaction, once per
 * contract, recipient and occasion; a mail is "sent" only after the server's 250.
 */
public interface Notifications {
  /** Invite to sign. The link is the person's own. */
  void invite(Contract contract, Recipient recipient, URI link);

  /** Remind of an invitation that was not followed; the same link. Once per recipient and day. */
  void remind(Contract contract, Recipient recipient, URI link);

  /**
   * Tell a person who had agreed that somebody else's signature came first: the document is to be
   * looked at again.
   *
   * @param revision what it changed to, so that each change is told once
   */
  void lookAgain(Contract contract, Recipient recipient, URI link, String revision);

  /**
   * Send a one-time code, by e-mail or SMS as the recipient's mode says; it is nowhere else in
   * clear.
   */
  void code(Contract contract, Recipient recipient, String code);

  /** Tell that everybody has signed; the link leads to the copies. */
  void done(Contract contract, Recipient recipient, URI link);

  /** Tell the sender (the organisation's address) that somebody refused. */
  void refused(Contract contract, Recipient recipient, @Nullable String reason);

  /**
   * Tell the sender (the organisation's address) that an invitation was given up.
   *
   * @param code why, for example {@code mail.refused}
   */
  void undeliverable(Contract contract, Recipient recipient, String code);
}
