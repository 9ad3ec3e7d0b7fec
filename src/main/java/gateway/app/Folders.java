package gateway.app;

import java.nio.file.Path;

/** Where the program and its caller stand; the entry script passes both. */
public final class Folders {
  private Folders() {}

  /** The folder the command was typed in: relative paths are the caller's. */
  public static Path caller() {
    return Path.of(System.getProperty("paraph.caller", "")).toAbsolutePath().normalize();
  }

  /** The project's own folder, with {@code connectors} and {@code samples}. */
  public static Path home() {
    String home = System.getProperty("paraph.home");
    return home == null ? caller() : Path.of(home).toAbsolutePath().normalize();
  }
}
