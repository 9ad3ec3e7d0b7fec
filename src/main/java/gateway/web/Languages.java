package gateway.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Chooses a page's language: the switch, the form, the cookie, then whose page it is. */
public final class Languages {
  private static final String NAME = "lang";

  private final boolean secure;

  /**
   * @param secure whether people reach us by https
   */
  public Languages(boolean secure) {
    this.secure = secure;
  }

  public Messages of(RoutingContext context, @Nullable String personal) {
    String chosen = QueryText.of(context, NAME);
    if (chosen == null) {
      chosen = context.request().getFormAttribute(NAME);
    }
    Cookie kept = context.request().getCookie(NAME);
    for (String each : new String[] {chosen, kept == null ? null : kept.getValue(), personal}) {
      if ("fr".equals(each) || "en".equals(each)) {
        return Messages.of(each);
      }
    }
    return accepted(context.request().getHeader("Accept-Language"));
  }

  /** The first of our languages in the browser's list; it is sorted by preference in practice. */
  private static Messages accepted(@Nullable String header) {
    String list = header == null ? "" : header;
    int fr = list.indexOf("fr");
    int en = list.indexOf("en");
    return en >= 0 && (fr < 0 || en < fr) ? Messages.EN : Messages.FR;
  }

  /** Remember the switch for the pages below this path. */
  public void remember(RoutingContext context, String path) {
    String chosen = QueryText.of(context, NAME);
    if (context.request().query() != null && ("fr".equals(chosen) || "en".equals(chosen))) {
      context
          .response()
          .addCookie(
              Cookie.cookie(NAME, chosen)
                  .setPath(path)
                  .setHttpOnly(true)
                  .setSecure(secure)
                  .setSameSite(CookieSameSite.LAX));
    }
  }
}
