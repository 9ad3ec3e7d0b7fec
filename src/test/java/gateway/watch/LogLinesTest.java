package gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.base.PermanentFailure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private static final Logger LOGGER = new LoggerContext().getLogger("gateway.camel.Loader");

  @Test
  void a_json_line_is_one_object_whatever_was_said() throws Exception {
    byte[] line = new JsonLines().encode(event("Mail to lea@example.org\nrefused \"{}\"", null));
    String text = new String(line, StandardCharsets.UTF_8);
    assertThat(text).endsWith("\n").containsOnlyOnce("\n");
    JsonNode json = new ObjectMapper().readTree(text);
    assertThat(json.path("message").asText()).isEqualTo("Mail to …@… | refused \"{}\"");
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("logger").asText()).isEqualTo("gateway.camel.Loader");
    assertThat(json.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(json.has("failure")).isFalse();
  }

  @Test
  void a_foreign_exception_keeps_its_place_and_loses_whom_it_quotes() throws Exception {
    Exception thrown =
        new IllegalStateException("outer", new RuntimeException("no such user paul@example.org"));
    JsonNode json = new ObjectMapper().readTree(new JsonLines().encode(event("failed", thrown)));
    assertThat(json.path("failure").toString())
        .contains("caused by java.lang.RuntimeException: no such user …@…", "LogLinesTest")
        .doesNotContain("paul");
    String text =
        new String(new TextLines().encode(event("failed", thrown)), StandardCharsets.UTF_8);
    assertThat(text).contains("WARN  Loader failed\n", "no such user …@…").doesNotContain("paul");
  }

  @Test
  void the_format_is_text_or_json() {
    assertThat(LogFormat.parse("json")).isEqualTo(LogFormat.JSON);
    assertThatThrownBy(() -> LogFormat.parse("xml"))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("text or json");
  }

  private static LoggingEvent event(String message, Throwable thrown) {
    return new LoggingEvent("test", LOGGER, Level.WARN, message, thrown, null);
  }
}
