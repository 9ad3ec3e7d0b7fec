package gateway.pdf;

import gateway.base.PermanentFailure;

/**
 * What a worker answers.
 *
 * @param code of the refusal, empty otherwise
 */
record WorkerAnswer(Kind kind, String code, String message, byte[] body) {
  enum Kind {
    DONE,
    REFUSED,
    /** Refused, and the parser got into a state after which the worker should be replaced. */
    REFUSED_AND_WORN
  }

  static WorkerAnswer done(byte[] body) {
    return new WorkerAnswer(Kind.DONE, "", "", body);
  }

  static WorkerAnswer refused(PermanentFailure failure) {
    return new WorkerAnswer(Kind.REFUSED, failure.code(), failure.getMessage(), new byte[0]);
  }

  static WorkerAnswer worn(PermanentFailure failure) {
    return new WorkerAnswer(
        Kind.REFUSED_AND_WORN, failure.code(), failure.getMessage(), new byte[0]);
  }
}
