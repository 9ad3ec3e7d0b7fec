package gateway.signing;

/** What came of sealing a contract. */
public enum SealingOutcome {
  /** No timestamp authority answers; nothing was sealed, try again later. */
  WAITING,
  /** The seal was put now. */
  SEALED,
  /** The seal was there already; go on. */
  ALREADY_SEALED,
  /** The contract is not signed by all, or is closed. */
  NOTHING
}
