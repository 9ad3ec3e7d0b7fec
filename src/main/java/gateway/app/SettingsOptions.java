package gateway.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags every command that needs settings has. */
final class SettingsOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of database, files and keys (default: data).")
  private @Nullable String data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file (default: paraph.properties in the data folder).")
  private @Nullable Path config;

  /** Read the settings; {@code more} are flags of the command itself, by setting name. */
  Settings read(Map<String, String> more) {
    Map<String, String> flags = new HashMap<>(more);
    if (data != null) {
      flags.put("paraph.data", data);
    }
    Path file = config == null ? null : Folders.caller().resolve(config);
    return Settings.read(
        SettingsSource.gather(System.getenv(), flags, file, Folders.caller()),
        Folders.caller(),
        Folders.home());
  }
}
