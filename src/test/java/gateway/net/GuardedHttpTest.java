package gateway.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.GatewayFailure;
import gateway.base.OutboundHttp.Answer;
import gateway.base.TransientFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpTest extends HttpFixture {
  @Test
  void sends_exactly_the_given_headers_and_body() {
    StringBuilder seen = new StringBuilder();
    server.createContext(
        "/in",
        exchange -> {
          seen.append(exchange.getRequestMethod()).append(' ');
          seen.append(new String(exchange.getRequestBody().readAllBytes(), UTF_8)).append(' ');
          seen.append(exchange.getRequestHeaders().get("Content-Type")).append(' ');
          seen.append(exchange.getRequestHeaders().get("Webhook-id"));
          exchange.getResponseHeaders().set("Content-Type", "text/x");
          exchange.sendResponseHeaders(202, 2);
          exchange.getResponseBody().write(bytes("ok"));
          exchange.close();
        });

    Answer answer = operator.post(request(url("127.0.0.1", "/in")));

    assertThat(seen).hasToString("POST hello [text/plain] [evt_1]");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.contentType()).isEqualTo("text/x");
    assertThat(answer.body()).isEqualTo(bytes("ok"));
    assertThat(answer.retryAfter()).isNull();
  }

  @Test
  void follows_no_redirect_and_keeps_no_cookie() {
    answer("/moved", 302, Map.of("Location", "/target", "Set-Cookie", "a=b"), new byte[0]);
    StringBuilder cookies = new StringBuilder();
    server.createContext(
        "/target",
        exchange -> {
          cookies.append(exchange.getRequestHeaders().get("Cookie"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });

    assertThat(operator.post(request(url("127.0.0.1", "/moved"))).status()).isEqualTo(302);
    assertThat(cookies).isEmpty();
    assertThat(operator.post(request(url("127.0.0.1", "/target"))).status()).isEqualTo(204);
    assertThat(cookies).hasToString("null");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void never_retries_on_its_own(int status) {
    answer("/busy", status, Map.of("Retry-After", "7"), new byte[0]);

    Answer answer = operator.post(request(url("127.0.0.1", "/busy")));

    assertThat(answer.retryAfter()).isEqualTo(7L);
    assertThat(calls).hasValue(1);
  }

  @Test
  void cuts_a_long_answer_and_stays_usable() {
    answer("/long", 200, Map.of(), new byte[5_000_000]);

    for (int i = 0; i < 30; i++) {
      Answer answer = operator.post(request(url("127.0.0.1", "/long")));
      assertThat(answer.body()).hasSize(1000);
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void a_body_that_drips_is_cut_off_after_the_total_time() throws Exception {
    CountDownLatch cut = new CountDownLatch(1);
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread dripper = new Thread(() -> drip(socket, cut));
      dripper.start();
      URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
      long start = System.nanoTime();

      assertThatThrownBy(() -> operator.post(request(url, Duration.ofMillis(800), 1000)))
          .isInstanceOf(TransientFailure.class)
          .extracting(e -> ((GatewayFailure) e).code())
          .isEqualTo("net.timeout");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
      dripper.join(10_000);
    }
  }

  @Test
  void a_server_that_does_not_accept_is_given_up_after_the_total_time() throws Exception {
    List<Socket> fillers = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Once its queue is full the kernel ignores further connections, as a firewall would.
      for (int i = 0; i < 3; i++) {
        Socket filler = new Socket();
        fillers.add(filler);
        try {
          filler.connect(full.getLocalSocketAddress(), 200);
        } catch (SocketTimeoutException e) {
          break;
        }
      }
      URI url = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
      long start = System.nanoTime();

      assertThatThrownBy(() -> operator.post(request(url, Duration.ofMillis(800), 1000)))
          .isInstanceOf(TransientFailure.class)
          .extracting(e -> ((GatewayFailure) e).code())
          .isEqualTo("net.timeout");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void says_when_nobody_listens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThatThrownBy(() -> operator.post(request(URI.create("http://127.0.0.1:" + port))))
        .isInstanceOf(TransientFailure.class)
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("net.unreachable");
  }
}
