package gateway.intake;

/** In what order the people of one role act; approvers come before signers either way. */
public enum SigningOrder {
  /** All are invited at once and act as they come. */
  PARALLEL,
  /** One after the other, as they were named. */
  SEQUENTIAL
}
