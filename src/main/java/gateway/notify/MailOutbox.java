package gateway.notify;

import gateway.contract.ContractId;
import gateway.contract.RecipientId;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of mails to send; contents are encrypted below this port. Writes join the running
 * transaction.
 */
public interface MailOutbox {
  /** Return whether the row is new: tenant and dedupe key make it the same one. */
  boolean insertIfAbsent(Entry entry, Mail mail);

  Optional<Waiting> waiting(long id);

  /** Count an attempt that is about to be made. */
  void attempted(long id);

  /** Remember why an attempt failed; the mail still waits. */
  void failedForNow(long id, String error);

  /** Mark as sent and erase the content. */
  void sent(long id, Instant at);

  /**
   * Give up.
   *
   * @param eraseContent when nobody may want to send it again
   */
  void failed(long id, String error, boolean eraseContent);

  /** Return how many mails are in each state; every state has an entry. */
  Map<State, Long> counts();

  /** Where a mail stands. */
  enum State {
    WAITING,
    SENT,
    FAILED
  }

  /** What is known of a mail beside its content. */
  record Entry(
      long id,
      TenantId tenant,
      ContractId contract,
      RecipientId recipient,
      Occasion occasion,
      String dedupeKey,
      Instant createdAt,
      Instant notAfter) {}

  /** A mail that is still to be sent. */
  record Waiting(Entry entry, Mail mail, int attempts, @Nullable String lastError) {}
}
