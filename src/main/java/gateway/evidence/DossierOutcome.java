package gateway.evidence;

/** What came of assembling a dossier. */
public enum DossierOutcome {
  /** No timestamp authority answers; try again later. */
  WAITING,
  /** The dossier was stored and the contract is CLOSED. */
  CLOSED,
  /** The contract is not sealed yet, or closed already. */
  NOTHING
}
