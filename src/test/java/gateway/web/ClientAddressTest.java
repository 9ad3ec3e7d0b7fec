package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  private final ClientAddress addresses = new ClientAddress(Set.of("10.0.0.1", "10.0.0.2"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "203.0.113.9,-,203.0.113.9",
        "203.0.113.9,198.51.100.7,203.0.113.9",
        "10.0.0.1,198.51.100.7,198.51.100.7",
        "10.0.0.1,'1.2.3.4, 198.51.100.7, 10.0.0.2',198.51.100.7",
        "10.0.0.1,'1.2.3.4, <script>',10.0.0.1",
        "10.0.0.1,10.0.0.2,10.0.0.1",
        "10.0.0.1,2001:db8::7,2001:db8::7",
      })
  void only_a_listed_proxy_is_believed(String peer, String forwarded, String client) {
    assertThat(addresses.of(peer, forwarded)).isEqualTo(client);
  }
}
