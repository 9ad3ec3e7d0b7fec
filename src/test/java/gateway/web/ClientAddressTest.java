package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private final ClientAddress addresses = new ClientAddress(Set.of("10.0.0.1", "10.0.0.2", "::1"));

  @ParameterizedTest
  @CsvSource(
      value = {
        "203.0.113.9,'',203.0.113.9",
        "203.0.113.9,198.51.100.7,203.0.113.9",
        "10.0.0.1,'',10.0.0.1",
        "10.0.0.1,198.51.100.7,198.51.100.7",
        "10.0.0.1,'1.2.3.4, 198.51.100.7, 10.0.0.2',198.51.100.7",
        "10.0.0.1,'1.2.3.4, <script>',10.0.0.1",
        "10.0.0.1,10.0.0.2,10.0.0.1",
        "10.0.0.1,2001:db8::7,2001:db8::7",
        "10.0.0.1,198.51.100.7:443,10.0.0.1",
        "0:0:0:0:0:0:0:1,198.51.100.7,198.51.100.7",
        "::1,'198.51.100.7, 0:0::1',198.51.100.7",
      })
  void only_a_listed_proxy_is_believed(String peer, String forwarded, String client) {
    assertThat(addresses.of(peer, forwarded)).isEqualTo(client);
  }

  @Test
  void a_line_that_the_proxy_adds_below_the_client_s_own_counts() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    headers.add("X-Forwarded-For", "1.2.3.4");
    headers.add("X-Forwarded-For", "198.51.100.7");
    HttpServerRequest request =
        (HttpServerRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "remoteAddress" -> SocketAddress.inetSocketAddress(443, "10.0.0.1");
                      case "headers" -> headers;
                      case "getHeader" -> headers.get(String.valueOf(arguments[0]));
                      default -> throw new UnsupportedOperationException(method.getName());
                    });

    assertThat(addresses.visitor(request).address()).isEqualTo("198.51.100.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "10.0.0.0/8", "10.0.0"})
  void a_proxy_that_is_no_address_is_refused_at_the_start(String proxy) {
    assertThatThrownBy(() -> new ClientAddress(Set.of(proxy)))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("paraph.trusted-proxies holds \"" + proxy);
  }
}
