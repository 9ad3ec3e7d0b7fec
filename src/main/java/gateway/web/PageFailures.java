package gateway.web;

import gateway.base.GatewayFailure;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.journey.LinkEnd;
import gateway.journey.SigningDesk;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into a page: never a stack trace, never more than the person may know. */
final class PageFailures {
  private static final Logger LOG = LoggerFactory.getLogger(PageFailures.class);

  private final JourneyFrames frames;
  private final CsrfTokens csrf;
  private final SigningDesk desk;

  /**
   * @param desk tells why a link has ended
   */
  PageFailures(JourneyFrames frames, CsrfTokens csrf, SigningDesk desk) {
    this.frames = frames;
    this.csrf = csrf;
    this.desk = desk;
  }

  /**
   * @param visit null when the link could not be resolved
   */
  Reply page(
      RoutingContext context,
      Messages m,
      String token,
      @Nullable Visit visit,
      AsidePages aside,
      Throwable failure) {
    String code = failure instanceof GatewayFailure known ? known.code() : "";
    if (code.equals("link.unknown")) {
      return notice(m, 404, "unknown");
    }
    if (code.equals("link.dead")) {
      return ended(m, token);
    }
    if (visit != null && code.equals("journey.changed")) {
      return aside.changed(visit);
    }
    if (visit != null && code.equals("journey.missing-annex")) {
      return new Reply.GoTo(visit.path("/attach"));
    }
    if (visit != null && code.equals("journey.too-many-changes")) {
      return aside.tooMany(visit);
    }
    if (visit != null && (code.startsWith("journey.") || code.equals("contract.not-closed"))) {
      return aside.notNow(visit);
    }
    if (visit != null && code.equals("signature.gone")) {
      return new Reply.GoTo(visit.path("/sign")); // given anew in another window: look at it
    }
    if (visit != null && code.equals("code.locked")) {
      Instant until = visit.view().codeLockedUntil();
      return until == null ? new Reply.GoTo(visit.path("/code")) : aside.locked(visit, until);
    }
    String id = logged(context, failure);
    return failure instanceof TransientFailure
        ? notice(m, 503, "busy", id)
        : notice(m, 500, "failed", id);
  }

  /** Say why a genuine link has ended: never of what, whoever holds it. */
  private Reply ended(Messages m, String token) {
    LinkEnd end;
    try {
      end = desk.ended(token);
    } catch (PermanentFailure e) {
      return notice(m, 404, "unknown");
    }
    String why = end.reason().name().toLowerCase(Locale.ROOT);
    String org = end.organisation();
    Frame frame = frames.stranger(m, "dead", m.text("dead.heading." + why), org, "");
    boolean over = end.reason() == LinkEnd.Reason.CANCELLED;
    return new Reply.Show(
        410,
        "notice",
        new NoticePage(
            frame,
            over ? "idle" : "warn",
            List.of(m.text("dead.text." + why, "org", org)),
            null,
            null,
            end.senderEmail(),
            over ? null : FormHead.bare("/sign/" + token + "/new-link", token, csrf, m)));
  }

  Reply forbidden(Messages m) {
    return notice(m, 403, "forbidden");
  }

  Reply unknown(Messages m) {
    return notice(m, 404, "unknown");
  }

  /** What Vert.x itself refused, for example a form that is too large. */
  Reply refused(RoutingContext context, Messages m, int status) {
    if (status == 413) {
      return notice(m, status, "too-large");
    }
    if (status >= 400 && status < 500) {
      return notice(m, status, "bad-request");
    }
    Throwable failure = context.failure();
    String id = logged(context, failure == null ? new IllegalStateException() : failure);
    return notice(m, 500, "failed", id);
  }

  /** The one answer to whoever asks for a new link: it never says whether anything was sent. */
  Reply asked(Messages m) {
    return notice(m, 200, "asked");
  }

  private Reply notice(Messages m, int status, String word) {
    return notice(m, status, word, "");
  }

  /** A page that names no organisation: whose link it was is not known, or not to be told. */
  private Reply notice(Messages m, int status, String word, String id) {
    Frame frame = frames.stranger(m, word, m.text(word + ".heading"), "", "");
    String text = m.text(word + ".text", "org", "", "id", id);
    String tone = status >= 500 ? "bad" : status == 200 ? "ok" : "idle";
    return new Reply.Show(
        status, "notice", new NoticePage(frame, tone, List.of(text), null, null, null, null));
  }

  /** Log under a short id that the page shows; the path holds a usable link and is not logged. */
  static String logged(RoutingContext context, Throwable failure) {
    String id = Ids.randomHex(4);
    String route = context.currentRoute() == null ? "" : context.currentRoute().getPath();
    if (failure instanceof HttpClosedException) {
      // A phone in a tunnel: nobody is there to be answered, and nothing is to be mended here.
      LOG.info("{} {}: whoever asked is gone", context.request().method(), route);
    } else {
      LOG.error("Answer {} to {} {} failed", id, context.request().method(), route, failure);
    }
    return id;
  }
}
