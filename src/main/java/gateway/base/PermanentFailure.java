package gateway.base;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** It will fail again until somebody changes the input, the configuration or the state. */
public final class PermanentFailure extends GatewayFailure {
  private static final long serialVersionUID = 1L;

  private final @Nullable String pointer;

  public PermanentFailure(String code, String message) {
    super(code, message);
    this.pointer = null;
  }

  public PermanentFailure(String code, String message, Throwable cause) {
    super(code, message, cause);
    this.pointer = null;
  }

  private PermanentFailure(String pointer, PermanentFailure from) {
    super(from.code(), from.getMessage(), from);
    this.pointer = pointer;
  }

  /** The same failure, with its place in what was sent: a JSON pointer such as {@code /title}. */
  public PermanentFailure at(String place) {
    return new PermanentFailure(place, this);
  }

  /** Where in the request it is, when that is known. */
  public Optional<String> pointer() {
    return Optional.ofNullable(pointer);
  }
}
