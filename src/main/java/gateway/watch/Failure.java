package gateway.watch;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A logged exception as lines: each cause with its redacted message, and where it was thrown. */
final class Failure {
  private static final int CAUSES = 6;
  private static final int FRAMES = 12;

  private Failure() {}

  static List<String> lines(@Nullable IThrowableProxy thrown) {
    List<String> lines = new ArrayList<>();
    IThrowableProxy cause = thrown;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      String message = cause.getMessage() == null ? "" : ": " + Redaction.of(cause.getMessage());
      lines.add((depth == 0 ? "" : "caused by ") + cause.getClassName() + message);
      StackTraceElementProxy[] frames = cause.getStackTraceElementProxyArray();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        lines.add("  " + frames[i].getSTEAsString());
      }
      cause = cause.getCause();
    }
    return lines;
  }
}
