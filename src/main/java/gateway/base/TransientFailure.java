package gateway.base;

/** It may work later without anybody changing anything: a server is down, a lock is held. */
public final class TransientFailure extends GatewayFailure {
  private static final long serialVersionUID = 1L;

  public TransientFailure(String code, String message) {
    super(code, message);
  }

  public TransientFailure(String code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
