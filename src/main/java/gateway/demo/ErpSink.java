package gateway.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's business application: takes callbacks at {@value #HOOK}, refuses those whose signature
 * is wrong, and shows what it has at {@code /}.
 */
final class ErpSink implements AutoCloseable {
  static final String HOOK = "/hooks/paraph";
  private static final Logger LOG = LoggerFactory.getLogger(ErpSink.class);
  private static final int LARGEST_BODY = 100 * 1024 * 1024;

  private final HttpServer server;
  private final ExecutorService workers;
  private final ErpBooks books;

  private ErpSink(HttpServer server, ExecutorService workers, ErpBooks books) {
    this.server = server;
    this.workers = workers;
    this.books = books;
  }

  /**
   * Start the server.
   *
   * @param port 0 for any free one
   * @param heard told of each callback after it is on the disk
   */
  static ErpSink start(ErpBooks books, int port, Consumer<Receipt> heard) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            4,
            task -> {
              Thread thread = new Thread(task, "demo-erp");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(workers);
    server.createContext(HOOK, exchange -> callback(exchange, books, heard));
    server.createContext("/", exchange -> overview(exchange, books));
    server.start();
    return new ErpSink(server, workers, books);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + HOOK);
  }

  URI home() {
    return url().resolve("/");
  }

  List<Receipt> received() {
    return books.received();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }

  private static void callback(HttpExchange exchange, ErpBooks books, Consumer<Receipt> heard)
      throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 405, "Callbacks come by POST");
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    Receipt receipt;
    try {
      receipt = books.record(headers(exchange), body);
    } catch (IOException e) {
      LOG.warn("The callback could not be kept; its sender is asked to try again", e);
      answer(exchange, 503, "The callback could not be kept, try again later");
      return;
    }
    if (receipt.error() == null) {
      answer(exchange, 200, "Thank you");
    } else {
      answer(exchange, receipt.verified() ? 409 : 401, receipt.error());
    }
    heard.accept(receipt);
  }

  private static void overview(HttpExchange exchange, ErpBooks books) throws IOException {
    String list =
        books.received().stream()
            .map(
                receipt ->
                    receipt.receivedAt()
                        + "  "
                        + (receipt.error() == null ? "signature right" : receipt.error())
                        + "  "
                        + receipt.type()
                        + "  "
                        + receipt.contractId()
                        + "  "
                        + receipt.eventId())
            .collect(Collectors.joining("\n"));
    answer(exchange, 200, "The demo ERP has received:\n" + list + "\n");
  }

  private static Map<String, List<String>> headers(HttpExchange exchange) {
    return exchange.getRequestHeaders().entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
