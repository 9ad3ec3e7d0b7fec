package gateway.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls of the API that no route takes, as a problem like any other: a program that reads
 * JSON should not find a page of HTML, or nothing at all.
 */
public final class ApiNoRoute {
  private static final String WHERE = ". What there is stands in /openapi.yaml";
  private static final int MAX_SHOWN = 200;

  /** Add the route; whatever is added later still comes before it. */
  public void mount(Router router) {
    router.route("/api/*").last().handler(context -> answer(router, context));
  }

  private static void answer(Router router, RoutingContext context) {
    String path = context.normalizedPath();
    Set<String> methods = new TreeSet<>();
    for (Route route : router.getRoutes()) {
      if (matches(route.getPath(), path)) {
        methods.addAll(names(route));
      }
    }
    String call = context.request().method() + " " + shown(path);
    if (methods.isEmpty()) {
      ApiDoor.answer(context, Problems.of(404, "route.unknown", "There is no " + call + WHERE));
      return;
    }
    String allowed = String.join(", ", methods);
    context.response().putHeader("Allow", allowed);
    ApiDoor.answer(
        context,
        Problems.of(405, "route.method", "There is no " + call + ", only " + allowed + WHERE));
  }

  private static Set<String> names(Route route) {
    return route.methods() == null
        ? Set.of()
        : route.methods().stream().map(HttpMethod::name).collect(Collectors.toSet());
  }

  /** A route's path has names such as {@code :id} where any one segment may stand. */
  private static boolean matches(@Nullable String pattern, String path) {
    String[] parts = String.valueOf(pattern).split("/", -1);
    String[] segments = path.split("/", -1);
    boolean same = parts.length == segments.length;
    for (int i = 0; same && i < parts.length; i++) {
      same = parts[i].equals(segments[i]) || (parts[i].startsWith(":") && !segments[i].isEmpty());
    }
    return same;
  }

  private static String shown(String path) {
    String printable = path.replaceAll("[^\\x21-\\x7e]", "?");
    return printable.substring(0, Math.min(MAX_SHOWN, printable.length()));
  }
}
