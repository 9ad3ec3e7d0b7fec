package gateway.access;

import gateway.contract.RecipientId;

/**
 * Signing links: a 128-bit random id with an HMAC over id and generation under a server key. The
 * database holds id and generation only, so no usable link lies in it. Reminders carry the same
 * link; a new generation revokes it.
 */
public interface SigningLinks {
  /** Return the recipient's token, the same each time; joins the running transaction. */
  String tokenFor(RecipientId recipient);

  /** Revoke the present link and return the new token. */
  String renew(RecipientId recipient);

  /** Find out whose link this is, in the same time whether it exists or not. */
  Link resolve(String token);

  /** What a token turned out to be. */
  sealed interface Link {
    record Live(RecipientId recipient) implements Link {}

    /** Genuine, but revoked by a newer one. */
    record Dead(RecipientId recipient) implements Link {}

    /** Never made by this server. */
    record Unknown() implements Link {}
  }
}
