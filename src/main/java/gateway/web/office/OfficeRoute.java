package gateway.web.office;

import gateway.access.user.UserRole;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table that says who may do what.
 *
 * @param path below {@code /app}
 * @param least the least role that may; null lets in anybody, signed in or not
 */
record OfficeRoute(HttpMethod method, String path, @Nullable UserRole least, OfficePage page) {
  static OfficeRoute get(String path, @Nullable UserRole least, OfficePage page) {
    return new OfficeRoute(HttpMethod.GET, path, least, page);
  }

  static OfficeRoute post(String path, @Nullable UserRole least, OfficePage page) {
    return new OfficeRoute(HttpMethod.POST, path, least, page);
  }
}
