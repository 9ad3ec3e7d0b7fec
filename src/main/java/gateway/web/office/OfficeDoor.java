package gateway.web.office;

import gateway.access.user.Session;
import gateway.access.user.Sessions;
import gateway.access.user.User;
import gateway.access.user.Users;
import gateway.web.CsrfTokens;
import gateway.web.Languages;
import gateway.web.Messages;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides who gets in: who the session belongs to, whether a POST comes from a
 * form of ours, and whether the role is enough for the route.
 */
final class OfficeDoor {
  private static final String PURPOSE = "office";

  private final Sessions sessions;
  private final Users users;
  private final SessionCookies cookies;
  private final CsrfTokens csrf;
  private final Languages languages;
  private final OfficeFailures failures;
  private final String origin;

  OfficeDoor(OfficeParts parts, SessionCookies cookies, OfficeFailures failures) {
    this.sessions = parts.people().sessions();
    this.users = parts.people().users();
    this.cookies = cookies;
    this.csrf = parts.web().csrf();
    this.languages = new Languages(parts.web().secureCookies());
    this.failures = failures;
    this.origin = origin(parts.publicUrl());
  }

  private static String origin(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port;
  }

  /** Judge a request and let its page answer. */
  Answer answer(OfficeRoute route, RoutingContext context) {
    String token = cookies.session(context);
    OfficeVisit.@Nullable Signed signed = signed(token).orElse(null);
    String binding = signed == null ? cookies.visit(context) : token;
    OfficeVisit visit =
        new OfficeVisit(context, words(context, signed), signed, csrf.make(binding, PURPOSE));
    languages.remember(context, OfficePages.ROOT);
    try {
      if (route.least() != null && signed == null) {
        return new Answer.GoTo(signInAddress(route, context));
      }
      if (route.method() == HttpMethod.POST && !isOurs(context.request(), binding)) {
        return failures.forged(visit);
      }
      if (route.least() != null && signed != null) {
        if (!signed.user().role().covers(route.least())) {
          return failures.forbidden(visit);
        }
      }
      return route.page().answer(visit);
    } catch (RuntimeException e) {
      return failures.page(visit, e);
    }
  }

  /** What nobody may ask for, since no route leads there. */
  Answer unknown(RoutingContext context) {
    String token = cookies.session(context);
    OfficeVisit.@Nullable Signed signed = signed(token).orElse(null);
    return failures.unknown(new OfficeVisit(context, words(context, signed), signed, ""));
  }

  /** What the server itself refused, for example a form that is too large. */
  Answer refused(RoutingContext context) {
    return failures.refused(new OfficeVisit(context, words(context, null), null, ""));
  }

  private Messages words(RoutingContext context, OfficeVisit.@Nullable Signed signed) {
    return languages.of(context, signed == null ? null : signed.user().locale());
  }

  private Optional<OfficeVisit.Signed> signed(String token) {
    Optional<Session> session = sessions.find(token);
    Optional<User> user = session.flatMap(users::behind);
    return user.map(who -> new OfficeVisit.Signed(who, session.orElseThrow()));
  }

  private boolean isOurs(HttpServerRequest request, String binding) {
    String from = request.getHeader("Origin");
    // "null" is what browsers send under our own Referrer-Policy.
    if (from != null && !from.equals("null") && !from.equals(origin) && !isHost(request, from)) {
      return false;
    }
    return csrf.accepts(
        binding, PURPOSE, request.getFormAttribute("csrf"), request.getHeader("Sec-Fetch-Site"));
  }

  /** On the machine itself people also use another name than the public one. */
  private static boolean isHost(HttpServerRequest request, String from) {
    return from.equals("http://" + request.getHeader("Host"))
        || from.equals("https://" + request.getHeader("Host"));
  }

  private static String signInAddress(OfficeRoute route, RoutingContext context) {
    if (route.path().equals("/sign-out")) {
      return SignInPage.PATH + "?told=signed-out"; // in another window, or by time
    }
    if (route.method() == HttpMethod.POST) {
      // Somebody filled in a form and their session ended meanwhile: they must hear that it is
      // lost.
      return SignInPage.PATH + "?told=" + OfficeFrames.SESSION_OVER;
    }
    String path = context.request().uri();
    return path.equals(OfficePages.ROOT)
        ? SignInPage.PATH
        : SignInPage.PATH + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
