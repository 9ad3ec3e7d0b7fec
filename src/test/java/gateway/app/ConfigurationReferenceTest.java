package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is generated from the settings record, and this is its generator. */
class ConfigurationReferenceTest {
  private static final Path REFERENCE = Path.of("docs/configuration.md");
  private static final String TABLE = "| setting | default | means |\n|---|---|---|\n";

  @Test
  void the_reference_is_what_the_settings_record_says() throws Exception {
    String written = Files.readString(REFERENCE);
    String generated = written.substring(0, written.indexOf(TABLE)) + TABLE + rows();
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("configuration.md"), generated);
    assertThat(written)
        .as("docs/configuration.md; the right one now lies in target/configuration.md: copy it")
        .isEqualTo(generated);
  }

  @Test
  void every_line_of_the_packaged_defaults_is_a_setting_and_no_other_has_a_default() {
    Set<String> described =
        settings().stream()
            .map(Setting::name)
            .filter(name -> !name.contains("<"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(described).isEqualTo(new TreeSet<>(defaults().keySet()));
  }

  private static String rows() {
    return settings().stream()
        .map(
            setting -> {
              String value = defaults().getOrDefault(setting.name(), "");
              String shown = value.isBlank() ? setting.absent() : "`" + value + "`";
              return "| `" + setting.name() + "` | " + shown + " | " + setting.means() + " |\n";
            })
        .collect(Collectors.joining());
  }

  private static List<Setting> settings() {
    return Arrays.stream(Settings.class.getRecordComponents())
        .map(ConfigurationReferenceTest::settings)
        .flatMap(Arrays::stream)
        .toList();
  }

  private static Setting[] settings(RecordComponent component) {
    Setting[] settings = component.getAnnotationsByType(Setting.class);
    assertThat(settings).as("@Setting on " + component.getName()).isNotEmpty();
    return settings;
  }

  private static Map<String, String> defaults() {
    return SettingsSource.gather(Map.of(), Map.of(), null, Path.of(""))
        .startingWith("paraph.")
        .entrySet()
        .stream()
        .collect(Collectors.toMap(e -> "paraph." + e.getKey(), Map.Entry::getValue));
  }
}
