package gateway.web.office;

import gateway.base.Ids;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/**
 * The cookies of the back office. Over https they carry the prefix {@code __Host-}, so that no
 * neighbour of our domain can plant one; over plain http browsers refuse that name.
 */
final class SessionCookies {
  private static final String SESSION = "paraph-session";
  private static final String VISIT = "paraph-visit";
  private static final String SHOWN_ONCE = "paraph-once";
  private static final long SHOWN_SECONDS = 120;

  private final boolean secure;

  /**
   * @param secure whether people reach us by https
   */
  SessionCookies(boolean secure) {
    this.secure = secure;
  }

  String session(RoutingContext context) {
    return value(context, SESSION);
  }

  void begin(RoutingContext context, String token) {
    context.response().addCookie(cookie(SESSION, token));
  }

  void end(RoutingContext context) {
    context.response().addCookie(cookie(SESSION, "").setMaxAge(0));
  }

  /** What binds forms before sign-in: a random value this browser holds. */
  String visit(RoutingContext context) {
    String known = value(context, VISIT);
    if (known.matches("[0-9a-f]{32}")) {
      return known;
    }
    String made = Ids.randomHex(16);
    context.response().addCookie(cookie(VISIT, made));
    return made;
  }

  /**
   * Hand a secret to the page that is shown next. It travels through the browser that asked for it
   * and is kept nowhere here; two minutes later it is gone.
   */
  void showOnce(RoutingContext context, String secret) {
    context.response().addCookie(cookie(SHOWN_ONCE, secret).setMaxAge(SHOWN_SECONDS));
  }

  String shownOnce(RoutingContext context) {
    return value(context, SHOWN_ONCE);
  }

  private static String clean(Cookie cookie) {
    return cookie.getValue() == null ? "" : cookie.getValue();
  }

  private String value(RoutingContext context, String name) {
    Cookie cookie = context.request().getCookie(name(name));
    return cookie == null ? "" : clean(cookie);
  }

  private Cookie cookie(String name, String value) {
    return Cookie.cookie(name(name), value)
        .setPath(secure ? "/" : OfficePages.ROOT)
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX);
  }

  private String name(String name) {
    return secure ? "__Host-" + name : name;
  }
}
