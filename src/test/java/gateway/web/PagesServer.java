package gateway.web;

import gateway.journey.SigningDesk;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The pages on a free port of the loopback address. */
final class PagesServer implements AutoCloseable {
  final OpenResponses open = new OpenResponses();
  final String address;
  final CsrfTokens csrf = new CsrfTokens(new byte[32]);
  private final Vertx vertx = Vertx.vertx();

  PagesServer(SigningDesk desk) {
    Router router = Router.router(vertx);
    WebParts parts =
        new WebParts(
            new StaticFiles(), new PageRenderer(), csrf, open, new ClientAddress(Set.of()), false);
    new SignPages(desk, parts, uploads()).mount(router);
    new HomePages(parts, "0.1.0-test", "http://127.0.0.1/").mount(router);
    address = "http://127.0.0.1:" + listen(vertx, router).actualPort();
  }

  private static Path uploads() {
    try {
      return Files.createDirectories(Path.of("target", "page-uploads"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HttpServer listen(Vertx vertx, Router router) {
    try {
      return vertx
          .createHttpServer()
          .requestHandler(router)
          .listen(0, "127.0.0.1")
          .toCompletionStage()
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  String sign(String below) {
    return address + "/sign/" + FakeSigningDesk.TOKEN + below;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
