package gateway.signing.verify;

import java.io.IOException;
import java.io.Serial;

/** A file may be sound or not: to find out would take more than this checker spends. */
final class LimitReached extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  LimitReached(String message) {
    super(message);
  }
}
