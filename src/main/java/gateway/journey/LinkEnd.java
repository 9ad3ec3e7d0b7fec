package gateway.journey;

import org.jspecify.annotations.Nullable;

/**
 * Why a genuine link leads nowhere any more. Its holder may be anybody by now, so this is all they
 * are told.
 *
 * @param organisation who had asked, by name
 * @param senderEmail where to ask, null when not configured
 */
public record LinkEnd(Reason reason, String organisation, @Nullable String senderEmail) {
  /** What ended the link. */
  public enum Reason {
    /** The contract's time was up. */
    EXPIRED,
    /** The sender called the contract back. */
    CANCELLED,
    /** A newer link was sent in its place. */
    REPLACED
  }
}
