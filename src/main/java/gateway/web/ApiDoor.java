package gateway.web;

import gateway.access.ApiCaller;
import gateway.access.ApiKeys;
import gateway.base.GatewayFailure;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets callers with a key and a scope in, before a byte of their body is read. */
final class ApiDoor {
  private static final String CALLER = "paraph.caller";
  private static final String SCHEME = "Bearer ";
  // An answer that refuses a body still under way ends the connection: the rest is never read.
  private static final Set<Integer> CLOSING = Set.of(401, 403, 413);

  private final ApiKeys keys;

  ApiDoor(ApiKeys keys) {
    this.keys = keys;
  }

  /** A handler that lets the holder of a scope go on. */
  Handler<RoutingContext> requiring(String scope) {
    return context -> {
      // The body waits while the key is looked up off the event loop.
      context.request().pause();
      context
          .vertx()
          .executeBlocking(() -> judge(header(context), scope), false)
          .onComplete(
              judged -> {
                if (judged.failed()) {
                  fail(context, judged.cause());
                } else if (judged.result() instanceof ApiAnswer refusal) {
                  answer(context, refusal);
                } else {
                  context.put(CALLER, judged.result());
                  context.next();
                }
                // Only now: the next handler must be listening when the first byte arrives.
                context.request().resume();
              });
    };
  }

  private static @Nullable String header(RoutingContext context) {
    return context.request().getHeader("Authorization");
  }

  /** Return the {@link ApiCaller}, or the answer that refuses. */
  private Object judge(@Nullable String header, String scope) {
    boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    Optional<ApiCaller> caller =
        bearer && header != null
            ? keys.authenticate(header.substring(SCHEME.length()).strip())
            : Optional.empty();
    if (caller.isEmpty()) {
      return Problems.of(
          401, "auth.key", "Send Authorization: Bearer pk_… with a valid, unexpired API key");
    }
    return caller.get().may(scope) ? caller.get() : ContractQueries.missingScope(scope);
  }

  static ApiCaller caller(RoutingContext context) {
    return context.get(CALLER);
  }

  static void answer(RoutingContext context, ApiAnswer answer) {
    HttpServerResponse response = context.response();
    response.setStatusCode(answer.status());
    response.putHeader("Content-Type", answer.contentType());
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Cache-Control", "no-store");
    if (answer.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    if (answer.status() == 503) {
      response.putHeader("Retry-After", "5");
    }
    if (CLOSING.contains(answer.status()) && !context.request().isEnded()) {
      leaveBodyUnread(context);
    }
    response.putHeader("Content-Length", String.valueOf(answer.body().length));
    if (context.request().method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(Buffer.buffer(answer.body()));
    }
  }

  /** Say that the rest of the body is never read; HTTP/2 forbids the header (RFC 9113, 8.2.2). */
  static void leaveBodyUnread(RoutingContext context) {
    if (context.request().version() != HttpVersion.HTTP_2) {
      context.response().putHeader("Connection", "close");
    }
  }

  /** Answer a failure of a handler. */
  static void fail(RoutingContext context, Throwable failure) {
    answer(
        context,
        failure instanceof GatewayFailure known
            ? Problems.of(known)
            : Problems.unexpected(PageFailures.logged(context, failure)));
  }
}
