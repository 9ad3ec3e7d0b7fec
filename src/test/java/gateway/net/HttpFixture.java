package gateway.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import gateway.base.OutboundHttp.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of this room share. */
abstract class HttpFixture {
  static final EgressRules NOTHING_LISTED = EgressRules.parse("");

  final GuardedHttp operator = GuardedHttp.forOperator(NOTHING_LISTED);
  final GuardedHttp tenant = GuardedHttp.forTenant(NOTHING_LISTED);
  final AtomicInteger calls = new AtomicInteger();
  HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    operator.close();
    tenant.close();
  }

  URI url(String host, String path) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
  }

  static Request request(URI url, Duration total, int max) {
    return new Request(
        url,
        Map.of("Content-Type", "text/plain", "webhook-id", "evt_1"),
        bytes("hello"),
        total,
        max);
  }

  static Request request(URI url) {
    return request(url, Duration.ofSeconds(10), 1000);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  void answer(String path, int status, Map<String, String> headers, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          calls.incrementAndGet();
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  /** Answer one byte every 20 ms, for ever, until the line is cut. */
  static void drip(ServerSocket server, CountDownLatch cut) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"));
      while (!cut.await(20, TimeUnit.MILLISECONDS)) {
        out.write('x');
        out.flush();
      }
    } catch (IOException | InterruptedException e) {
      cut.countDown();
    }
  }
}
