package gateway.demo;

/** The simulated signatory got stuck; says at which step and what the page said. */
final class SigningFailed extends Exception {
  private static final long serialVersionUID = 1L;

  SigningFailed(String message) {
    super(message);
  }

  SigningFailed(String message, Throwable cause) {
    super(message, cause);
  }

  SigningFailed(JourneyPage page) {
    this(page, "the page says: " + page.summary());
  }

  SigningFailed(JourneyPage page, String why) {
    this(
        (page.step().isEmpty() ? "Outside the journey" : "At step \"" + page.step() + "\"")
            + " (HTTP "
            + page.status()
            + "): "
            + why);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
