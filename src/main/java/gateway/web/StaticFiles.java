package gateway.web;

import gateway.base.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The few files the pages are made of, read once into memory. Their addresses carry a digest of the
 * content, so a browser may keep them for a year and still never shows an old one.
 */
public final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");
  private static final List<String> NAMES =
      List.of(
          "app.css",
          "office.css",
          "form.js",
          "office.js",
          "pages.js",
          "poll.js",
          "draw.js",
          "upload.js",
          "viewer.js",
          "logo.svg");

  private final Map<String, File> files = new HashMap<>();

  public StaticFiles() {
    for (String name : NAMES) {
      byte[] content = resource("/static/" + name);
      String type = String.valueOf(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
      files.put(name, new File(Buffer.buffer(content), type, Sha256.hex(content).substring(0, 12)));
    }
  }

  /** Return the address of a file, with its digest. */
  public String url(String name) {
    File file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("No static file " + name);
    }
    return "/static/" + name + "?v=" + file.version;
  }

  void mount(Router router) {
    router
        .route("/static/:name")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(this::serve);
  }

  private void serve(RoutingContext context) {
    File file = files.get(context.pathParam("name"));
    if (file == null) {
      context.response().setStatusCode(404).end();
      return;
    }
    boolean current = file.version.equals(context.request().getParam("v"));
    context
        .response()
        .putHeader("Content-Type", file.type)
        .putHeader("X-Content-Type-Options", "nosniff")
        // An SVG opened by itself is a document: it gets no right to run anything.
        .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .putHeader(
            "Cache-Control",
            current ? "public, max-age=31536000, immutable" : "public, max-age=300")
        .putHeader("Content-Length", String.valueOf(file.content.length()));
    if (context.request().method() == HttpMethod.HEAD) {
      context.response().end();
    } else {
      context.response().end(file.content);
    }
  }

  static byte[] resource(String path) {
    try (InputStream in = StaticFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Missing from the class path: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record File(Buffer content, String type, String version) {}
}
