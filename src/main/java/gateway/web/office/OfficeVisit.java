package gateway.web.office;

import gateway.access.user.Session;
import gateway.access.user.User;
import gateway.web.Messages;
import gateway.web.QueryText;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to the back office.
 *
 * @param signed who is there; null before sign-in
 * @param csrf what a form of this page has to carry
 */
record OfficeVisit(RoutingContext context, Messages m, @Nullable Signed signed, String csrf) {
  /** A signed-in user and the session they are in. */
  record Signed(User user, Session session) {}

  Signed present() {
    if (signed == null) {
      throw new IllegalStateException("this page is for signed-in users only");
    }
    return signed;
  }

  User user() {
    return present().user();
  }

  String form(String name) {
    String value = context.request().getFormAttribute(name);
    return value == null ? "" : value;
  }

  List<String> formAll(String name) {
    return context.request().formAttributes().getAll(name);
  }

  String query(String name) {
    String value = QueryText.of(context, name);
    return value == null ? "" : value;
  }

  String path(String name) {
    String value = context.pathParam(name);
    return value == null ? "" : value;
  }
}
