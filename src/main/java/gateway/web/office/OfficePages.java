package gateway.web.office;

import gateway.web.ContentDisposition;
import gateway.web.OpenResponses;
import gateway.web.PageRenderer;
import gateway.web.SecurityHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;

/**
 * The back office at {@code /app}: plain forms that work without JavaScript. Who may do what is the
 * table in {@link OfficeRoutes}; what is not in it does not exist.
 */
public final class OfficePages {
  /** Where it is. */
  public static final String ROOT = "/app";

  private static final long LARGEST_FORM = 64 * 1024;
  private static final String HSTS = "max-age=31536000";

  private final OfficeParts parts;
  private final PageRenderer renderer;
  private final OpenResponses open;
  private final OfficeDoor door;
  private final SessionCookies cookies;
  private final OfficeFrames frames;

  public OfficePages(OfficeParts parts) {
    this.parts = parts;
    this.renderer = parts.web().renderer();
    this.open = parts.web().open();
    this.cookies = new SessionCookies(parts.web().secureCookies());
    this.frames = new OfficeFrames(parts.web().files(), parts.organisations());
    this.door = new OfficeDoor(parts, cookies, new OfficeFailures(frames));
  }

  /** Add the routes. */
  public void mount(Router router) {
    router.route(ROOT + "*").handler(open).failureHandler(this::refused);
    router.route(ROOT + "*").handler(this::headers);
    router
        .post(ROOT + "*")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM))
        .failureHandler(this::refused);
    for (OfficeRoute line : OfficeRoutes.of(parts, frames, cookies)) {
      Route route = router.route(ROOT + line.path()).method(line.method());
      if (line.method() == HttpMethod.GET) {
        route.method(HttpMethod.HEAD);
      }
      route
          .blockingHandler(context -> write(context, door.answer(line, context)), false)
          .failureHandler(this::refused);
    }
    router
        .route(ROOT + "/*")
        .blockingHandler(context -> write(context, door.unknown(context)), false)
        .failureHandler(this::refused);
  }

  private void headers(RoutingContext context) {
    SecurityHeaders.apply(context.response().headers());
    if (parts.web().secureCookies()) {
      context.response().putHeader("Strict-Transport-Security", HSTS);
    }
    context.next();
  }

  private void refused(RoutingContext context) {
    if (context.response().headWritten()) {
      context.response().reset();
    } else {
      SecurityHeaders.apply(context.response().headers());
      write(context, door.refused(context));
    }
  }

  private void write(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (answer instanceof Answer.GoTo there) {
      response.setStatusCode(303).putHeader("Location", there.path()).end();
    } else if (answer instanceof Answer.Show page) {
      response.setStatusCode(page.status());
      String html = renderer.render(page.template(), page.model());
      send(context, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    } else if (answer instanceof Answer.File file) {
      response.putHeader("Content-Disposition", ContentDisposition.attachment(file.name()));
      send(context, file.type(), file.content());
    }
  }

  private static void send(RoutingContext context, String type, byte[] content) {
    HttpServerResponse response = context.response();
    response.putHeader("Content-Type", type);
    response.putHeader("Content-Length", String.valueOf(content.length));
    if (context.request().method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(Buffer.buffer(content));
    }
  }
}
