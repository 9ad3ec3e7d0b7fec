package gateway.contract;

/**
 * Where a contract stands: DRAFT → OPEN → SIGNED (all have signed) → CLOSED (sealed, evidence
 * complete) → ARCHIVED; aside: REFUSED, EXPIRED, ABANDONED.
 */
public enum ContractStatus {
  DRAFT,
  OPEN,
  SIGNED,
  CLOSED,
  ARCHIVED,
  REFUSED,
  EXPIRED,
  ABANDONED;

  /** Whether people can still act on it. */
  public boolean isAlive() {
    return this == DRAFT || this == OPEN || this == SIGNED;
  }
}
