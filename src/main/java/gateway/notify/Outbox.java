package gateway.notify;

import gateway.contract.ContractId;
import gateway.contract.RecipientId;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of messages to send; contents are encrypted below this port. Writes join the running
 * transaction.
 */
public interface Outbox {
  /** Return whether the row is new: tenant and dedupe key make it the same one. */
  boolean insertIfAbsent(Entry entry, Message message);

  Optional<Waiting> waiting(long id);

  /**
   * Count an attempt that is about to be made.
   *
   * @return false when it waits no more: another node has sent it meanwhile
   */
  boolean attempted(long id);

  /** Remember why an attempt failed; it still waits. */
  void failedForNow(long id, String error);

  /** Mark as sent and erase the content. */
  void sent(long id, Instant at);

  /**
   * Give up and erase the content: whoever wants it sent after all has another one written.
   *
   * @return false when it waited no more, and so is left as it is
   */
  boolean failed(long id, String error);

  /**
   * Mark a mail that was sent as come back.
   *
   * @param diagnostic status and reply code, free of addresses
   * @return the mail, the first time; empty when there is no such mail, or it has come back already
   */
  Optional<Entry> bounced(String messageId, String diagnostic);

  /** Return how many messages are in each state; every state has an entry. */
  Map<State, Long> counts();

  /** Where a message stands. */
  enum State {
    WAITING,
    SENT,
    FAILED,
    /** Was accepted, and came back. */
    BOUNCED
  }

  /**
   * What is known of a message beside its content.
   *
   * @param destination the address or number, masked
   */
  record Entry(
      long id,
      TenantId tenant,
      ContractId contract,
      RecipientId recipient,
      Channel channel,
      Occasion occasion,
      String dedupeKey,
      String destination,
      Instant createdAt,
      Instant notAfter) {}

  /** A message that is still to be sent. */
  record Waiting(Entry entry, Message message, int attempts, @Nullable String lastError) {}
}
