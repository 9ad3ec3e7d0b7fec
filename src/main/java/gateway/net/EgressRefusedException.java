package gateway.net;

import java.net.UnknownHostException;

/** Thrown inside the HTTP client when no resolved address may be connected to. */
final class EgressRefusedException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  EgressRefusedException(String host) {
    super("the egress rules forbid every address of " + host);
  }
}
