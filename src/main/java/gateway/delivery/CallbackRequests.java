package gateway.delivery;

import gateway.base.GatewayFailure;
import gateway.base.OutboundHttp;
import gateway.base.PermanentFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs and sends one callback (Standard Webhooks 1.0.0) and reports what came back. */
public final class CallbackRequests {
  private static final Duration TOTAL_TIME = Duration.ofSeconds(15);
  private static final int MAX_ANSWER = 64 * 1024;
  private static final int EXCERPT = 1000;

  private final OutboundHttp operatorHttp;
  private final OutboundHttp tenantHttp;
  private final Endpoints endpoints;
  private final Secrets secrets;
  private final Clock clock;

  /**
   * @param operatorHttp for endpoints written in connector folders
   * @param tenantHttp for endpoints named over the API
   */
  public CallbackRequests(
      OutboundHttp operatorHttp,
      OutboundHttp tenantHttp,
      Endpoints endpoints,
      Secrets secrets,
      Clock clock) {
    this.operatorHttp = operatorHttp;
    this.tenantHttp = tenantHttp;
    this.endpoints = endpoints;
    this.secrets = secrets;
    this.clock = clock;
  }

  Result send(Delivery delivery, Endpoint endpoint, Instant start) {
    try {
      CallbackUrl.check(endpoint.url());
    } catch (PermanentFailure malformed) {
      return failed(malformed, start, true);
    }
    try {
      OutboundHttp http =
          endpoint.namedBy() == Endpoint.NamedBy.OPERATOR ? operatorHttp : tenantHttp;
      OutboundHttp.Answer answer =
          http.post(
              new OutboundHttp.Request(
                  endpoint.url(),
                  headers(delivery, endpoint, start),
                  delivery.body(),
                  TOTAL_TIME,
                  MAX_ANSWER));
      String error = isSuccess(answer.status()) ? null : "http.status";
      return new Result(
          new DeliveryRows.AttemptOutcome(
              answer.status(), millisSince(start), error, excerpt(answer.body())),
          answer.retryAfter(),
          false);
    } catch (GatewayFailure failure) {
      // A missing secret or a forbidden address too: a restart without its environment or a moment
      // of wrong DNS must not end a delivery that the next try would make.
      return failed(failure, start, false);
    }
  }

  private Result failed(GatewayFailure failure, Instant start, boolean isHopeless) {
    String why = shortened(failure.getMessage());
    return new Result(
        new DeliveryRows.AttemptOutcome(null, millisSince(start), failure.code(), why),
        null,
        isHopeless);
  }

  private Map<String, String> headers(Delivery delivery, Endpoint endpoint, Instant start) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", delivery.contentType());
    headers.put("webhook-id", delivery.eventId());
    headers.put("webhook-timestamp", Long.toString(start.getEpochSecond()));
    headers.put(
        "webhook-signature",
        CallbackSignature.header(
            endpoints.liveSecrets(endpoint, secrets), delivery.eventId(), start, delivery.body()));
    if (delivery.replays() > 0) {
      headers.put("x-replay", Integer.toString(delivery.replays()));
    }
    return headers;
  }

  private long millisSince(Instant start) {
    return Duration.between(start, clock.instant()).toMillis();
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  private static String excerpt(byte[] body) {
    return shortened(new String(body, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " "));
  }

  private static String shortened(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT);
  }

  /**
   * What one attempt brought.
   *
   * @param isHopeless nothing anybody could mend makes another try succeed
   */
  record Result(
      DeliveryRows.AttemptOutcome outcome, @Nullable Long retryAfter, boolean isHopeless) {
    boolean isSuccess() {
      Integer status = outcome.status();
      return status != null && CallbackRequests.isSuccess(status);
    }

    boolean isGone() {
      Integer status = outcome.status();
      return status != null && status == 410;
    }
  }
}
