package gateway.web;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Reads a parameter of an address that anybody may have written. */
public final class QueryText {
  private QueryText() {}

  /** Return it; null when it is absent, or when the query is no query, such as {@code ?a=%zz}. */
  public static @Nullable String of(RoutingContext context, String name) {
    try {
      return context.request().getParam(name);
    } catch (IllegalArgumentException e) {
      return null; // how the decoder says that it cannot be read
    }
  }
}
