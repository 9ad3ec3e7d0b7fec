package gateway.base;

/**
 * What went wrong, in words for the person who can mend it: a stable code, and a message that says
 * what, where and how to fix it. Messages carry no personal data.
 */
public abstract sealed class GatewayFailure extends RuntimeException
    permits TransientFailure, PermanentFailure {
  private static final long serialVersionUID = 1L;

  private final String code;

  GatewayFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  GatewayFailure(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** A stable word such as {@code csv.header.missing}. */
  public String code() {
    return code;
  }

  /** The message, never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
