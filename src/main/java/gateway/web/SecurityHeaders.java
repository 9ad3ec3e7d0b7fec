package gateway.web;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * The headers of every page: nothing foreign runs, nothing leaks in a referrer, nothing is kept.
 */
public final class SecurityHeaders implements Handler<RoutingContext> {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; img-src 'self' blob:; worker-src 'self';"
          + " connect-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  @Override
  public void handle(RoutingContext context) {
    apply(context.response().headers());
    context.next();
  }

  /** Set them on an answer that no route leads to. */
  public static void apply(MultiMap headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "geolocation=(), microphone=(), payment=()");
    headers.set("Cache-Control", "no-store");
  }
}
