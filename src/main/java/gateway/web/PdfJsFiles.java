package gateway.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The part of pdf.js that the pages use, out of its web archive: what draws and reads a page.
 * Nothing else is served, neither its viewer nor its scripting sandbox nor the source maps.
 */
public final class PdfJsFiles {
  private static final String VERSION = "5.4.624";

  /** Where the scripts find it. */
  public static final String BASE = "/static/pdfjs/" + VERSION + "/";

  private static final String ARCHIVE = "/META-INF/resources/webjars/pdfjs-dist/" + VERSION + "/";
  // A worker obeys the policy of its own answer, not the page's.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";
  private static final Map<String, String> SCRIPTS =
      Map.of(
          "pdf.min.mjs", "legacy/build/pdf.min.mjs",
          "pdf.worker.min.mjs", "legacy/build/pdf.worker.min.mjs",
          "wasm/openjpeg_nowasm_fallback.js", "wasm/openjpeg_nowasm_fallback.js");
  private static final Pattern DATA =
      Pattern.compile(
          "cmaps/[A-Za-z0-9-]{1,40}\\.bcmap|standard_fonts/[A-Za-z0-9-]{1,40}\\.(pfb|ttf)");

  private final Map<String, Buffer> zipped = new ConcurrentHashMap<>();

  /** Fails at the start, not at somebody's first zoom, when the archive is not the one expected. */
  public PdfJsFiles() {
    SCRIPTS.values().forEach(PdfJsFiles::content);
  }

  void mount(Router router) {
    router
        .route("/static/pdfjs/*")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .blockingHandler(this::serve, false);
  }

  private void serve(RoutingContext context) {
    HttpServerResponse response = context.response();
    String path = context.normalizedPath();
    String name = path.startsWith(BASE) ? path.substring(BASE.length()) : "";
    String script = SCRIPTS.get(name);
    boolean data = DATA.matcher(name).matches();
    if ((script == null && !data) || (data && !exists(name))) {
      response.setStatusCode(404).end();
      return;
    }
    boolean zip = accepts(context);
    Buffer body =
        script == null
            ? Buffer.buffer(content(name))
            : zip
                ? zipped.computeIfAbsent(name, each -> zip(content(script)))
                : Buffer.buffer(content(script));
    response
        .putHeader(
            "Content-Type",
            script == null ? "application/octet-stream" : "text/javascript; charset=utf-8")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Vary", "Accept-Encoding")
        .putHeader("Cache-Control", "public, max-age=31536000, immutable")
        .putHeader("Content-Length", String.valueOf(body.length()));
    if (script != null && zip) {
      response.putHeader("Content-Encoding", "gzip");
    }
    if (context.request().method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(body);
    }
  }

  private static boolean accepts(RoutingContext context) {
    String encodings = context.request().getHeader("Accept-Encoding");
    return encodings != null && encodings.contains("gzip");
  }

  private static boolean exists(String name) {
    return PdfJsFiles.class.getResource(ARCHIVE + name) != null;
  }

  private static byte[] content(String name) {
    return StaticFiles.resource(ARCHIVE + name);
  }

  private static Buffer zip(byte[] content) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(zipped.toByteArray());
  }
}
