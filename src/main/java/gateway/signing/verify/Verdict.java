package gateway.signing.verify;

/** What a check came to; the number is the command line's exit code. */
public enum Verdict {
  VALID(0),
  INVALID(1),
  UNDETERMINED(2);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
