package gateway.app;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Gathers settings by key: packaged defaults, then {@code paraph.properties}, then environment
 * ({@code PARAPH_A_B} is {@code paraph.a.b} or {@code paraph.a-b}), then flags; later wins.
 */
final class SettingsSource {
  private static final String DEFAULTS = "/application.properties";

  private final Map<String, String> values = new HashMap<>();

  /**
   * Gather.
   *
   * @param callerFolder a relative data folder resolves against it: the program itself stands
   *     elsewhere
   */
  static SettingsSource gather(
      Map<String, String> environment,
      Map<String, String> flags,
      @Nullable Path configFile,
      Path callerFolder) {
    SettingsSource source = new SettingsSource();
    source.addDefaults();
    String data =
        flags.getOrDefault(
            "paraph.data",
            environment.getOrDefault("PARAPH_DATA", source.values.getOrDefault("paraph.data", "")));
    Path file =
        configFile != null ? configFile : callerFolder.resolve(data).resolve("paraph.properties");
    if (configFile != null || Files.exists(file)) {
      source.addFile(file);
    }
    source.addEnvironment(environment);
    source.values.putAll(flags);
    return source;
  }

  private void addDefaults() {
    try (InputStream in = SettingsSource.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULTS + " is not on the class path");
      }
      Properties defaults = new Properties();
      defaults.load(in);
      add(defaults);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void addFile(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      add(properties);
    } catch (IOException | IllegalArgumentException e) {
      throw new PermanentFailure(
          "settings.file", "The configuration file " + file + " cannot be read: " + e.getMessage());
    }
  }

  private void add(Properties properties) {
    properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k).strip()));
  }

  /** An environment name fits a known key by its letters; unknown ones read {@code _} as a dot. */
  private void addEnvironment(Map<String, String> environment) {
    Map<String, String> known = new HashMap<>();
    values.keySet().forEach(key -> known.put(environmentName(key), key));
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("PARAPH_")) {
            String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
            values.put(known.getOrDefault(name, dotted), value.strip());
          }
        });
  }

  static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Return the value, or null when it is absent or blank. */
  @Nullable String get(String key) {
    String value = values.get(key);
    return value == null || value.isBlank() ? null : value;
  }

  /** Return every key that starts with the prefix, without the prefix. */
  Map<String, String> startingWith(String prefix) {
    Map<String, String> found = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
