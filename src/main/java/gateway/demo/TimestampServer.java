package gateway.demo;

import java.io.IOException;
import java.nio.file.Path;

/** A timestamp authority of the demo's own, used when the caller names none. */
public interface TimestampServer extends AutoCloseable {
  String url();

  @Override
  void close();

  /** Starts one. */
  @FunctionalInterface
  interface Launcher {
    /**
     * Start the authority.
     *
     * @param dir where it keeps its key and certificate, so that a second run has the same ones
     */
    TimestampServer start(Path dir, int port) throws IOException;
  }
}
