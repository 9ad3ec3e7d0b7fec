package gateway.web;

import gateway.base.PermanentFailure;
import gateway.journey.SigningDesk;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets files in only behind a link that is in use, before a byte of them is read. */
final class LiveLink implements Handler<RoutingContext> {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{8,200}");

  private final SigningDesk desk;
  private final Refusals refusals;
  private final BiConsumer<RoutingContext, Reply> write;

  /** Makes the page that says why. */
  @FunctionalInterface
  interface Refusals {
    Reply of(RoutingContext context, String token, RuntimeException failure);
  }

  LiveLink(SigningDesk desk, Refusals refusals, BiConsumer<RoutingContext, Reply> write) {
    this.desk = desk;
    this.refusals = refusals;
    this.write = write;
  }

  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  @Override
  public void handle(RoutingContext context) {
    // The body waits while the link is looked up off the event loop.
    context.request().pause();
    context
        .vertx()
        .executeBlocking(() -> refusal(context), false)
        .onComplete(
            looked -> {
              if (looked.failed()) {
                context.fail(looked.cause());
              } else if (looked.result() == null) {
                context.next();
              } else {
                ApiDoor.leaveBodyUnread(context);
                write.accept(context, looked.result());
              }
              // Only now: the next handler must be listening when the first byte arrives.
              context.request().resume();
            });
  }

  private @Nullable Reply refusal(RoutingContext context) {
    String token = context.pathParam("token");
    try {
      if (isToken(token)) {
        desk.view(token);
        return null;
      }
      throw unknown();
    } catch (RuntimeException e) {
      return refusals.of(context, token, e);
    }
  }

  static PermanentFailure unknown() {
    return new PermanentFailure("link.unknown", "This is no signing link");
  }
}
