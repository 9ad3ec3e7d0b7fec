package gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSecretsTest {
  @TempDir Path folder;

  @Test
  void settings_come_before_the_environment_and_that_before_the_file() throws Exception {
    for (String name : new String[] {"A", "B", "C"}) {
      Files.writeString(folder.resolve(name), "file\n");
    }
    Map<String, String> environment = Map.of("A", "environment", "B", "environment");
    NamedSecrets secrets = new NamedSecrets(Map.of("A", "settings"), environment::get, folder);
    assertThat(secrets.get("A")).isEqualTo("settings");
    assertThat(secrets.get("B")).isEqualTo("environment");
    assertThat(secrets.get("C")).isEqualTo("file");
    assertThat(secrets.find("D")).isEmpty();
    assertThatThrownBy(() -> secrets.get("D")).hasMessageContaining("secrets/D");
    assertThat(secrets.find("../A")).isEmpty();
  }

  @Test
  void a_value_that_camel_would_cut_is_refused_without_being_shown() {
    NamedSecrets secrets = new NamedSecrets(Map.of("A", "p)&x=1"), name -> null, folder);
    assertThatThrownBy(() -> secrets.get("A")).hasMessageNotContaining("p)");
  }

  @ParameterizedTest
  @CsvSource({"every 15s,PT15S", "every 5m,PT5M", "every 1h,PT1H", "every 1d,PT24H", "PT1H,PT1H"})
  void a_schedule_is_a_plain_sentence_or_a_duration(String text, Duration period) {
    assertThat(Schedule.parse(text).period()).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "every 0s", "0 0 2 * * *", "every year", "PT0.1S", "P40D", "-PT5M"})
  void another_schedule_is_refused(String text) {
    assertThatThrownBy(() -> Schedule.parse(text)).hasMessageContaining("every 15s");
  }
}
