package gateway.camel;

import gateway.base.GatewayFailure;
import gateway.base.TransientFailure;
import java.io.IOException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.jspecify.annotations.Nullable;

/** Turns what Camel throws into the gateway's own failures. */
final class Failures {
  private static final int MAX_CAUSES = 20;

  private Failures() {}

  /** Return the gateway's failure inside, else a transient one that wraps what is unexpected. */
  static GatewayFailure of(String code, String what, Throwable thrown) {
    GatewayFailure own = find(thrown, GatewayFailure.class);
    return own != null ? own : new TransientFailure(code, what + ": " + sentence(thrown), thrown);
  }

  /** Return one sentence without stack trace or address, for status pages and logs. */
  static String sentence(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "unknown";
    }
    GatewayFailure own = find(thrown, GatewayFailure.class);
    if (own != null) {
      return own.code() + ": " + own.getMessage();
    }
    if (root(thrown) instanceof IOException down) {
      return "The server does not answer as it should: " + down.getMessage();
    }
    GenericFileOperationFailedException file =
        find(thrown, GenericFileOperationFailedException.class);
    String words = String.valueOf((file == null ? root(thrown) : file).getMessage());
    return words.lines().findFirst().orElse("").strip();
  }

  private static <T> @Nullable T find(Throwable thrown, Class<T> type) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
      cause = cause.getCause();
    }
    return null;
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    for (int i = 0; root.getCause() != null && i < MAX_CAUSES; i++) {
      root = root.getCause();
    }
    return root;
  }
}
