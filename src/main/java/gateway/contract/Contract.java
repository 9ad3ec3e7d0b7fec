package gateway.contract;

import gateway.base.PermanentFailure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What gets signed. Immutable: each state change returns a new value, and {@link
 * Contracts#update(Contract)} lets it in only when nobody was faster (version).
 *
 * @param client the connector folder it came from; null when it came by API
 * @param remindEvery pause between reminders to whoever is awaited; null for none
 * @param locale {@code fr} or {@code en}: the language of the evidence and of default texts
 */
public record Contract(
    ContractId id,
    TenantId tenant,
    @Nullable String externalId,
    @Nullable String client,
    @Nullable CustomerId customer,
    String title,
    String message,
    Level level,
    ContractStatus status,
    @Nullable WaitingFor waitingFor,
    String locale,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant closedAt,
    @Nullable BlobRef evidence,
    boolean prepared,
    boolean announced,
    @Nullable Duration remindEvery,
    long version) {

  /** A contract without reminders. */
  public Contract(
      ContractId id,
      TenantId tenant,
      @Nullable String externalId,
      @Nullable String client,
      @Nullable CustomerId customer,
      String title,
      String message,
      Level level,
      ContractStatus status,
      @Nullable WaitingFor waitingFor,
      String locale,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant closedAt,
      @Nullable BlobRef evidence,
      boolean prepared,
      boolean announced,
      long version) {
    this(
        id,
        tenant,
        externalId,
        client,
        customer,
        title,
        message,
        level,
        status,
        waitingFor,
        locale,
        createdAt,
        expiresAt,
        closedAt,
        evidence,
        prepared,
        announced,
        null,
        version);
  }

  public Contract withPrepared() {
    return with(status, waitingFor, closedAt, evidence, true, announced);
  }

  public Contract opened() {
    return move(ContractStatus.DRAFT, ContractStatus.OPEN);
  }

  public Contract signed() {
    return move(ContractStatus.OPEN, ContractStatus.SIGNED);
  }

  public Contract refused() {
    return move(ContractStatus.OPEN, ContractStatus.REFUSED);
  }

  public Contract expired() {
    return move(ContractStatus.OPEN, ContractStatus.EXPIRED);
  }

  public Contract abandoned() {
    if (!status.isAlive() || status == ContractStatus.SIGNED) {
      throw wrongState(ContractStatus.ABANDONED);
    }
    return with(ContractStatus.ABANDONED, null, closedAt, evidence, prepared, announced);
  }

  public Contract closed(Instant at, BlobRef dossier) {
    if (status != ContractStatus.SIGNED) {
      throw wrongState(ContractStatus.CLOSED);
    }
    return with(ContractStatus.CLOSED, null, at, dossier, prepared, announced);
  }

  public Contract withAnnounced() {
    return with(status, waitingFor, closedAt, evidence, prepared, true);
  }

  public Contract waiting(@Nullable WaitingFor what) {
    return with(status, what, closedAt, evidence, prepared, announced);
  }

  private Contract move(ContractStatus from, ContractStatus to) {
    if (status != from) {
      throw wrongState(to);
    }
    return with(to, null, closedAt, evidence, prepared, announced);
  }

  private PermanentFailure wrongState(ContractStatus to) {
    return new PermanentFailure(
        "contract.state", "The contract " + id + " is " + status + " and cannot become " + to);
  }

  private Contract with(
      ContractStatus newStatus,
      @Nullable WaitingFor newWaitingFor,
      @Nullable Instant newClosedAt,
      @Nullable BlobRef newEvidence,
      boolean newPrepared,
      boolean newAnnounced) {
    return new Contract(
        id,
        tenant,
        externalId,
        client,
        customer,
        title,
        message,
        level,
        newStatus,
        newWaitingFor,
        locale,
        createdAt,
        expiresAt,
        newClosedAt,
        newEvidence,
        newPrepared,
        newAnnounced,
        remindEvery,
        version);
  }
}
