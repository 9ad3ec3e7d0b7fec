package acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A text message provider that takes JSON and a token. */
final class SmsProvider implements AutoCloseable {
  private static final String TOKEN = "sms-t0ken";

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final HttpServer server;

  private SmsProvider(HttpServer server) {
    this.server = server;
  }

  static SmsProvider start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SmsProvider provider = new SmsProvider(server);
    server.createContext(
        "/",
        exchange -> {
          boolean known =
              ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
          JsonNode body = Street.JSON.readTree(exchange.getRequestBody());
          if (known) {
            provider.received.add(body);
          }
          exchange.sendResponseHeaders(known ? 202 : 401, -1);
          exchange.close();
        });
    server.start();
    return provider;
  }

  /** What a gateway that uses this provider has in its environment. */
  Map<String, String> settings() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PARAPH_SMS_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
    environment.put("PARAPH_SMS_HEADERS", "Authorization: Bearer {{secret}}");
    environment.put("PARAPH_SMS_BODY", "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}");
    environment.put("PARAPH_SMS_SECRET", "SMS_TOKEN");
    environment.put("SMS_TOKEN", TOKEN);
    return environment;
  }

  /** Wait for the next message to this number; returns its last line, which phones read. */
  String lastLine(String to) throws InterruptedException {
    JsonNode message = received.poll(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (message == null || !message.path("to").asText().equals(to)) {
      throw new AssertionError("no text message came to " + to + ", but " + message);
    }
    return message.path("text").asText().lines().reduce("", (before, line) -> line);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
