package gateway.signing;

/** What came of letting the next person's signature be made. */
public enum SigningOutcome {
  /** No timestamp authority answers; nothing was signed, try again later. */
  WAITING,
  /** One person's signature was made; more people have to sign. */
  SIGNED_ONE,
  /** The last signature was made: the contract is SIGNED. */
  ALL_SIGNED,
  /** What the next person agreed to moved on: nothing was signed, they are asked to look again. */
  LAPSED,
  /** Nobody has consented who has not signed. */
  NOTHING
}
