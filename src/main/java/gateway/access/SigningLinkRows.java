package gateway.access;

import gateway.contract.RecipientId;
import java.time.Instant;
import java.util.Optional;

/** The rows behind {@link HmacSigningLinks}; writes join the running transaction. */
public interface SigningLinkRows {
  Optional<LinkRow> byRecipient(RecipientId recipient);

  Optional<LinkRow> byId(String id);

  /** Insert a row of generation 1, unless the recipient has one. */
  void insertIfAbsent(RecipientId recipient, String id, Instant at);

  /** Raise the generation by one. */
  void renew(RecipientId recipient);

  /**
   * One link.
   *
   * @param id 128 random bits as 32 hexadecimal digits
   */
  record LinkRow(String id, RecipientId recipient, int generation) {}
}
