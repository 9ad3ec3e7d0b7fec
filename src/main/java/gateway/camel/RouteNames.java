package gateway.camel;

/**
 * How routes are named. A client's route is {@code <client>.<name>}; the loader names the routes
 * that its Kamelets make {@code <client>.<name>.0} (the source), {@code .1}, {@code .2} … (the
 * steps), so that everything of one client is found by its prefix.
 */
final class RouteNames {
  private RouteNames() {}

  static String client(String route) {
    return route.substring(0, firstDot(route));
  }

  /** Return the client's own route: without the number of the Kamelet. */
  static String clientRoute(String route) {
    int dot = route.indexOf('.', firstDot(route) + 1);
    return dot < 0 ? route : route.substring(0, dot);
  }

  static String kamelet(String route, int number) {
    return route + "." + number;
  }

  static boolean isOf(String client, String route) {
    return route.startsWith(client + ".");
  }

  private static int firstDot(String route) {
    int dot = route.indexOf('.');
    if (dot < 1) {
      throw new IllegalArgumentException("not a route of a client: " + route);
    }
    return dot;
  }
}
