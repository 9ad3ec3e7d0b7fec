package gateway.connector;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secrets, by name. Client files, endpoints and messages hold a name only; the value comes from an
 * override in the settings, else the environment, else the file {@code secrets/NAME} in the data
 * folder.
 */
public final class NamedSecrets {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  private final Map<String, String> overrides;
  private final UnaryOperator<@Nullable String> environment;
  private final Path folder;

  /**
   * @param environment {@code System::getenv}
   * @param folder {@code DATA/secrets}; need not exist
   */
  public NamedSecrets(
      Map<String, String> overrides, UnaryOperator<@Nullable String> environment, Path folder) {
    this.overrides = Map.copyOf(overrides);
    this.environment = environment;
    this.folder = folder;
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Return the value, or empty when no place holds one. */
  public Optional<String> find(String name) {
    if (!isName(name)) {
      return Optional.empty();
    }
    String value = overrides.get(name);
    if (value == null) {
      value = environment.apply(name);
    }
    return value == null ? fromFile(name) : Optional.of(value);
  }

  /**
   * Return the value.
   *
   * @throws PermanentFailure {@code secret.unknown} saying where it may stand, {@code
   *     secret.characters} for a value that would be cut inside a Camel address
   */
  public String get(String name) {
    String value = find(name).orElseThrow(() -> unknown(name));
    // Camel ends a RAW(…) value at the first ")&", and would log the rest in clear.
    if (value.contains(")&")) {
      throw new PermanentFailure(
          "secret.characters",
          "The secret " + name + " holds \")&\", which a Camel address cannot carry. Change it");
    }
    return value;
  }

  private static PermanentFailure unknown(String name) {
    return new PermanentFailure(
        "secret.unknown",
        "No secret "
            + name
            + ". Set the environment variable "
            + name
            + ", or write it into the file secrets/"
            + name
            + " of the data folder");
  }

  private Optional<String> fromFile(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
