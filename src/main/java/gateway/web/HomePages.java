package gateway.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The front door, the API's description and the files of the pages. */
public final class HomePages {
  static final List<Call> CALLS =
      List.of(
          new Call("POST", "/api/v1/contracts", "contracts:write", "docs.call.create"),
          new Call("GET", "/api/v1/contracts", "contracts:read", "docs.call.list"),
          new Call("GET", "/api/v1/contracts/{id}", "contracts:read", "docs.call.get"),
          new Call("POST", "/api/v1/contracts/{id}/cancel", "contracts:write", "docs.call.cancel"),
          new Call(
              "POST",
              "/api/v1/contracts/{id}/recipients/{rid}/remind",
              "contracts:write",
              "docs.call.remind"),
          new Call(
              "GET",
              "/api/v1/contracts/{id}/documents/{n}",
              "contracts:read",
              "docs.call.document"),
          new Call(
              "GET", "/api/v1/contracts/{id}/annexes/{n}", "contracts:read", "docs.call.annex"),
          new Call(
              "GET", "/api/v1/contracts/{id}/evidence", "contracts:read", "docs.call.evidence"));

  private final WebParts parts;
  private final Languages languages;
  private final String version;
  private final String address;

  /**
   * @param version of the program
   * @param address the public address, for example {@code https://sign.acme.example}
   */
  public HomePages(WebParts parts, String version, String address) {
    this.parts = parts;
    this.languages = new Languages(parts.secureCookies());
    this.version = version;
    this.address = address.replaceFirst("/+$", "");
  }

  /** Add the routes. */
  public void mount(Router router) {
    parts.files().mount(router);
    new PdfJsFiles().mount(router);
    BrandStyles.mount(router);
    page(router, "/", "home");
    page(router, "/docs/api", "docs");
    byte[] openapi = StaticFiles.resource("/openapi.yaml");
    router
        .route("/openapi.yaml")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(
            context -> {
              context.response().putHeader("Cache-Control", "public, max-age=300");
              context.response().putHeader("X-Content-Type-Options", "nosniff");
              SignFiles.send(context, "application/yaml; charset=utf-8", null, openapi);
            });
  }

  private void page(Router router, String path, String word) {
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(new SecurityHeaders())
        .blockingHandler(context -> show(context, path, word), false);
  }

  private void show(RoutingContext context, String path, String word) {
    Messages m = languages.of(context, null);
    languages.remember(context, "/");
    JourneyFrames frames = new JourneyFrames(parts.files());
    Frame frame = frames.stranger(m, word, m.text(word + ".heading"), "", path);
    String html = parts.renderer().render(word, new Page(frame, version, address, CALLS));
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    SignFiles.send(context, "text/html; charset=utf-8", null, bytes);
  }

  /** What the templates show. */
  public record Page(Frame frame, String version, String address, List<Call> calls) {}

  /**
   * A line of the overview of calls.
   *
   * @param key of the sentence that says what it does
   */
  public record Call(String method, String path, String scope, String key) {}
}
