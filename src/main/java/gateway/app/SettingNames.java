package gateway.app;

import gateway.base.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** Finds names nobody reads: a mistyped setting would otherwise be lost in silence. */
final class SettingNames {
  private static final String DEFAULTS = "/application.properties";
  // Of the start script and of the tests.
  private static final Set<String> OTHERS = Set.of("paraph.java.opts", "paraph.corpora");

  private SettingNames() {}

  /** Return one sentence for each name that is no setting, in their order. */
  static List<String> warnings(SettingsSource source) {
    Set<String> known = known();
    return source.startingWith("").keySet().stream()
        .filter(key -> !known.contains(key) && !OTHERS.contains(key))
        .filter(key -> !key.startsWith(Settings.OVERRIDES))
        .sorted()
        .map(key -> warning(key, known))
        .toList();
  }

  private static String warning(String key, Set<String> known) {
    return "There is no setting "
        + key
        + " (in the environment: "
        + SettingsSource.environmentName(key)
        + "), so it has no effect. "
        + Spelling.hint(key, known);
  }

  /** Every setting has a line in the packaged defaults, if only an empty one. */
  private static Set<String> known() {
    try (InputStream in = SettingNames.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULTS + " is not on the class path");
      }
      Properties defaults = new Properties();
      defaults.load(in);
      return defaults.stringPropertyNames();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
