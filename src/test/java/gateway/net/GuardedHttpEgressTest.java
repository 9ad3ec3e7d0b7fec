package gateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.GatewayFailure;
import gateway.base.OutboundHttp.Request;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.net.EgressRules.NamedBy;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpEgressTest extends HttpFixture {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "[::1]",
        "localhost",
        "0.0.0.0",
        "[::]"
      })
  void a_tenant_cannot_reach_this_machine_however_it_is_spelt(String host) {
    answer("/", 200, Map.of(), bytes("secret"));

    assertThatThrownBy(() -> tenant.post(request(url(host, "/"))))
        .isInstanceOf(GatewayFailure.class)
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("net.egress-refused");
    assertThat(calls).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:secret@127.0.0.1/",
        "http://user@93.184.215.14/",
        "ftp://93.184.215.14/",
        "file:///etc/passwd",
        "gopher://93.184.215.14/",
        "mailto:a@example.org",
        "http:/no-host"
      })
  void urls_that_are_no_plain_web_address_are_refused(String url) {
    assertThatThrownBy(() -> operator.post(request(URI.create(url))))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageNotContaining("secret")
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("net.egress-refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "\u0000"})
  void a_header_cannot_carry_a_line_break(String value) {
    Request request =
        new Request(
            url("127.0.0.1", "/"),
            Map.of("webhook-id", value),
            bytes(""),
            Duration.ofSeconds(5),
            10);

    assertThatThrownBy(() -> operator.post(request))
        .isInstanceOf(PermanentFailure.class)
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("net.header");
  }

  @Test
  void a_name_that_turns_to_this_machine_after_its_first_answer_is_refused() throws Exception {
    answer("/", 200, Map.of(), bytes("secret"));
    AtomicInteger lookUps = new AtomicInteger();
    InetAddress open = InetAddress.getByName("127.0.0.2");
    InetAddress rebound = InetAddress.getByName("127.0.0.1");
    // 127.0.0.2 stands for a public address: it is listed, 127.0.0.1 is not.
    try (GuardedHttp http =
        new GuardedHttp(
            EgressRules.parse("127.0.0.2"),
            NamedBy.TENANT,
            host -> new InetAddress[] {lookUps.getAndIncrement() == 0 ? open : rebound})) {
      URI url = url("rebind.example.org", "/");
      // Nobody listens on 127.0.0.2: the first call fails for that reason only.
      assertThatThrownBy(() -> http.post(request(url)))
          .isInstanceOf(TransientFailure.class)
          .extracting(e -> ((GatewayFailure) e).code())
          .isEqualTo("net.unreachable");
      assertThatThrownBy(() -> http.post(request(url)))
          .isInstanceOf(PermanentFailure.class)
          .extracting(e -> ((GatewayFailure) e).code())
          .isEqualTo("net.egress-refused");
    }
    assertThat(lookUps).hasValue(2);
    assertThat(calls).hasValue(0);
  }

  @Test
  void the_address_checked_is_the_address_connected_to() {
    answer("/", 200, Map.of(), bytes("hello"));
    AtomicInteger lookUps = new AtomicInteger();
    try (GuardedHttp http =
        new GuardedHttp(
            EgressRules.parse("127.0.0.1"),
            NamedBy.TENANT,
            host -> {
              lookUps.incrementAndGet();
              return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
            })) {
      assertThat(http.post(request(url("erp.example.org", "/"))).status()).isEqualTo(200);
    }
    assertThat(lookUps).hasValue(1);
  }
}
