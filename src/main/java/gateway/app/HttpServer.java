package gateway.app;

import gateway.base.PermanentFailure;
import gateway.web.OpenResponses;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel's HTTP server, on whose router pages and uploads are plain handlers. */
final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Duration DRAIN = Duration.ofSeconds(10);

  /** JSON bodies only: uploads have limits of their own. */
  private static final String LARGEST_BODY = String.valueOf(1024 * 1024);

  private final Main main;

  private HttpServer(Main main) {
    this.main = main;
  }

  /** Start Camel with its servers: business port, and health on loopback when it has a port. */
  static HttpServer start(Settings settings, int port) throws Exception {
    Main main = new Main();
    Map<String, String> properties = new HashMap<>();
    properties.put("camel.main.name", "paraph");
    properties.put("camel.main.routesCollectorEnabled", "false");
    properties.put("camel.main.shutdownTimeout", "15");
    properties.put("camel.server.enabled", "true");
    properties.put("camel.server.host", settings.host());
    properties.put("camel.server.port", String.valueOf(port));
    properties.put("camel.server.maxBodySize", LARGEST_BODY);
    if (settings.managementPort() > 0) {
      properties.put("camel.management.enabled", "true");
      properties.put("camel.management.host", "127.0.0.1");
      properties.put("camel.management.port", String.valueOf(settings.managementPort()));
      properties.put("camel.management.healthCheckEnabled", "true");
    }
    properties.forEach(main::addInitialProperty);
    main.start();
    return new HttpServer(main);
  }

  CamelContext context() {
    return main.getCamelContext();
  }

  @Override
  public void close() {
    main.stop();
  }

  /** Put handlers on the business port's router, once the server runs. */
  static void mount(CamelContext context, int port, Consumer<Router> handlers) {
    // The one-argument lookup returns null in 4.18: the router is registered by its port.
    VertxPlatformHttpRouter router =
        VertxPlatformHttpRouter.lookup(
            context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
    handlers.accept(router);
  }

  /** Let open answers end; Vert.x would cut them when the server stops. */
  static void drain(OpenResponses open) {
    try {
      if (!open.awaitNone(DRAIN)) {
        LOG.warn(
            "{} answers were still open after {} s and are cut", open.count(), DRAIN.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Return the port, or a free one for 0. */
  static int choosePort(String host, int wanted) {
    if (wanted > 0) {
      return wanted;
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PermanentFailure(
          "server.port", "No free port can be had on " + host + ": " + e.getMessage());
    }
  }
}
