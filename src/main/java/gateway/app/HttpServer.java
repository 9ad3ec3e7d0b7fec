package gateway.app;

import gateway.base.PermanentFailure;
import gateway.camel.StoreHealth;
import gateway.store.StoreProbe;
import gateway.web.OpenResponses;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

  private static final String LOOPBACK = "127.0.0.1";

  private final Main main;

  private HttpServer(Main main) {
    this.main = main;
  }

  /** Start Camel with its servers: business port; health and metrics on loopback, given a port. */
  static HttpServer start(Settings settings, int port, StoreProbe probe) throws Exception {
    requireFree(settings.host(), port, "paraph.port");
    if (settings.managementPort() > 0) {
      requireFree(LOOPBACK, settings.managementPort(), "paraph.management-port");
    }
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
      properties.put("camel.management.host", LOOPBACK);
      properties.put("camel.management.port", String.valueOf(settings.managementPort()));
      properties.put("camel.management.healthCheckEnabled", "true");
      // One client's silent FTP server must not take the whole gateway out of service.
      properties.put("camel.health.consumersEnabled", "false");
      properties.put("camel.health.routesEnabled", "false");
      properties.put("camel.management.metricsEnabled", "true");
      properties.put("camel.metrics.enabled", "true");
      // Per route is enough; per exchange and endpoint would be one series for each address.
      properties.put("camel.metrics.enableExchangeEventNotifier", "false");
      properties.put("camel.metrics.binders", "jvm-memory,jvm-gc,processor,uptime");
    }
    properties.forEach(main::addInitialProperty);
    if (settings.managementPort() > 0) {
      main.bind("paraph-store-health", new StoreHealth(probe::write));
    }
    main.start();
    return new HttpServer(main);
  }

  CamelContext context() {
    return main.getCamelContext();
  }

  /** Where metrics are gathered; empty without a management port. */
  Optional<MeterRegistry> metrics() {
    return Optional.ofNullable(context().getRegistry().findSingleByType(MeterRegistry.class));
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

  // Camel writes a line about a port it cannot have and goes on without it.
  private static void requireFree(String host, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port), 1);
    } catch (IOException e) {
      throw new PermanentFailure(
          "server.port",
          "Port "
              + port
              + " of "
              + host
              + " cannot be had ("
              + e.getMessage()
              + "). End the program that listens there, or set "
              + setting
              + " to another one",
          e);
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
