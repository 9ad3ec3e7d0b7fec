package gateway.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AirlockFileTest {
  @TempDir Path folder;

  @Test
  void no_header_survives_the_airlock() throws Exception {
    Path file = Files.writeString(folder.resolve("people.csv"), "a;b\n");
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Exchange exchange = new DefaultExchange(camel);
      exchange.getMessage().setBody(file.toFile());
      exchange
          .getMessage()
          .setHeaders(
              Map.of(
                  Exchange.FILE_NAME_ONLY,
                  "people.csv",
                  Exchange.FILE_NAME,
                  "../people.csv",
                  "CamelHttpUri",
                  "http://elsewhere.example/{{secret:DEMO_ERP_SECRET}}",
                  "sObjectQuery",
                  "SELECT Id FROM User",
                  "org.apache.camel.x",
                  "y",
                  "Authorization",
                  "Basic x"));

      new AirlockFile(new PollRegistry(Clock.systemUTC())).process(exchange);

      assertThat(exchange.getMessage().getHeaders()).isEmpty();
      assertThat(exchange.getMessage().getBody())
          .isEqualTo(new IncomingFile("people.csv", file, 4));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../people.csv", "a/b.csv", "a\\b.csv", ".hidden", "..", "a\u0000b", "C:x"})
  void a_name_that_is_not_one_plain_segment_stays_outside(String name) throws Exception {
    Path file = Files.writeString(folder.resolve("people.csv"), "a;b\n");
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Exchange exchange = new DefaultExchange(camel);
      exchange.getMessage().setBody(file.toFile());
      exchange.getMessage().setHeader(Exchange.FILE_NAME_ONLY, name);
      AirlockFile airlock = new AirlockFile(new PollRegistry(Clock.systemUTC()));

      assertThatThrownBy(() -> airlock.process(exchange))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageNotContaining(name);
    }
  }
}
