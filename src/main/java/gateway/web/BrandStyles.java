package gateway.web;

import gateway.base.PermanentFailure;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's colour as a small style sheet of its own, because no page may carry styles
 * inline. The address is the colour, so it tells nothing and may be kept for ever.
 */
public final class BrandStyles {
  private BrandStyles() {}

  /** Return the address, null when the organisation has no readable colour of its own. */
  static @Nullable String url(@Nullable String accent) {
    if (accent == null) {
      return null;
    }
    try {
      return "/brand/" + Accent.parse(accent).text().substring(1) + ".css";
    } catch (PermanentFailure e) {
      return null; // from before the check: the pages then keep Paraph's own
    }
  }

  static void mount(Router router) {
    router
        .routeWithRegex("/brand/(?<colour>[0-9a-f]{6})\\.css")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(BrandStyles::serve);
  }

  private static void serve(RoutingContext context) {
    String style;
    try {
      style = Accent.parse(context.pathParam("colour")).style();
    } catch (PermanentFailure e) {
      context.response().setStatusCode(404).end();
      return;
    }
    context
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "default-src 'none'")
        .putHeader("Cache-Control", "public, max-age=31536000, immutable");
    SignFiles.send(
        context, "text/css; charset=utf-8", null, style.getBytes(StandardCharsets.UTF_8));
  }
}
