package gateway.base;

/** It will fail again until somebody changes the input, the configuration or the state. */
public final class PermanentFailure extends GatewayFailure {
  private static final long serialVersionUID = 1L;

  public PermanentFailure(String code, String message) {
    super(code, message);
  }

  public PermanentFailure(String code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
