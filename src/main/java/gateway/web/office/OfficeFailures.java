package gateway.web.office;

import gateway.base.GatewayFailure;
import gateway.base.Ids;
import gateway.base.TransientFailure;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into a page: a sentence and a way out, never a stack trace. */
public final class OfficeFailures {
  private static final Logger LOG = LoggerFactory.getLogger(OfficeFailures.class);
  private static final Set<String> UNKNOWN =
      Set.of(
          "id.malformed",
          "contract.unknown",
          "recipient.unknown",
          "user.unknown",
          "key.unknown",
          "delivery.unknown");

  private final OfficeFrames frames;

  OfficeFailures(OfficeFrames frames) {
    this.frames = frames;
  }

  Answer forged(OfficeVisit visit) {
    return notice(visit, 403, "forged", "");
  }

  Answer forbidden(OfficeVisit visit) {
    return notice(visit, 403, "role", "");
  }

  Answer unknown(OfficeVisit visit) {
    return notice(visit, 404, "unknown", "");
  }

  Answer refused(OfficeVisit visit) {
    int status = visit.context().statusCode();
    Throwable failure = visit.context().failure();
    return (status >= 400 && status < 500) || failure == null
        ? notice(visit, status >= 400 ? status : 400, "refused", "")
        : notice(visit, 500, "failed", logged(visit.context(), failure));
  }

  Answer page(OfficeVisit visit, RuntimeException failure) {
    if (failure instanceof GatewayFailure known && UNKNOWN.contains(known.code())) {
      return unknown(visit);
    }
    String id = logged(visit.context(), failure);
    return failure instanceof TransientFailure
        ? notice(visit, 503, "busy", id)
        : notice(visit, 500, "failed", id);
  }

  private Answer notice(OfficeVisit visit, int status, String word, String id) {
    String heading = visit.m().text("office." + word + ".heading");
    return new Answer.Show(
        status,
        "office/notice",
        new Page(
            frames.page(visit, word, heading),
            visit.m().text("office." + word + ".text", "id", id)));
  }

  /**
   * Log under a short id that the page shows; the path may hold a one-time link: it is not logged.
   */
  static String logged(RoutingContext context, Throwable failure) {
    String id = Ids.randomHex(4);
    String route = context.currentRoute() == null ? "" : context.currentRoute().getPath();
    LOG.error("Answer {} to {} {} failed", id, context.request().method(), route, failure);
    return id;
  }

  /** What the template shows. */
  public record Page(OfficeFrame frame, String text) {}
}
