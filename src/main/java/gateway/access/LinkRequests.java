package gateway.access;

import gateway.contract.RecipientId;

/** Counts who asked for a new link: whoever holds a dead one must not be able to flood anybody. */
public interface LinkRequests {
  /** Return whether this is the person's first wish within this hour; joins the transaction. */
  boolean isFirst(RecipientId recipient);
}
