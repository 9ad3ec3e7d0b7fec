package gateway.notify;

import gateway.contract.ContractId;
import gateway.contract.RecipientId;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was told to whom, and how it went; no content. */
public interface OutboxQueries {
  /** Return what was sent, or tried, for a contract, oldest first; another tenant's has none. */
  List<Told> of(TenantId tenant, ContractId contract);

  /** Return when this person was last asked to act: invited, reminded, sent a link. */
  Optional<Instant> lastAsked(RecipientId recipient);

  /**
   * Return the people to be reminded: invited to an open contract with reminders, not written to
   * since {@code yesterday}, and either the contract's pause is over or its time ends before {@code
   * tomorrow}. Nobody whose address did not work.
   */
  List<Due> due(Instant now, Instant yesterday, Instant tomorrow);

  /** Return how many messages of a channel a tenant has had written since then. */
  long countSince(TenantId tenant, Channel channel, Instant since);

  /**
   * One message.
   *
   * @param destination the address or number, masked
   * @param lastError the code of the last failure, for example {@code mail.deferred}
   * @param diagnostic what the mail server that sent it back said: status and reply code
   */
  record Told(
      long id,
      Channel channel,
      Occasion occasion,
      RecipientId recipient,
      String destination,
      Outbox.State state,
      int attempts,
      @Nullable String lastError,
      @Nullable String diagnostic,
      Instant createdAt,
      @Nullable Instant sentAt) {}

  /** A person to be reminded. */
  record Due(ContractId contract, RecipientId recipient) {}
}
