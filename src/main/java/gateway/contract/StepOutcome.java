package gateway.contract;

/** What became of one step of the chain. */
public enum StepOutcome {
  /** The state moved: look for the next step at once. */
  ADVANCED,
  /** A server outside does not answer: the contract says so, and the step is tried again soon. */
  WAITING,
  /** Nothing more to do until somebody acts. */
  FINISHED
}
