package gateway.delivery;

import gateway.base.Ids;
import gateway.base.Sha256;
import gateway.base.Transactions;
import gateway.contract.AuditLog;
import gateway.contract.WorkHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries one delivery. The attempt's row is on disk before the request leaves, so a process killed
 * in between leaves an attempt of unknown outcome and the delivery is tried again: at least once.
 */
public final class AttemptDelivery implements WorkHandler {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptDelivery.class);

  private final DeliveryRows rows;
  private final Endpoints endpoints;
  private final CallbackRequests requests;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;
  private final DoubleSupplier random;

  /**
   * @param random from 0 to 1, for the jitter of the schedule
   */
  public AttemptDelivery(
      DeliveryRows rows,
      Endpoints endpoints,
      CallbackRequests requests,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      Clock clock,
      DoubleSupplier random) {
    this.rows = rows;
    this.endpoints = endpoints;
    this.requests = requests;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Outcome handle(String key) {
    long id = Long.parseLong(key);
    Optional<Delivery> waiting =
        rows.find(id).filter(delivery -> delivery.state() == DeliveryState.WAITING);
    if (waiting.isEmpty()) {
      return new Outcome.Done();
    }
    Duration early = Duration.between(clock.instant(), waiting.get().nextAt());
    if (early.toMillis() > 0) {
      return new Outcome.Again(early);
    }
    Endpoint endpoint = endpoints.get(waiting.get().endpoint());
    if (endpoint.state() == Endpoint.State.DISABLED) {
      return new Outcome.Done(); // enabling it schedules what has queued
    }
    long attempt = ids.next();
    Instant start = clock.instant();
    Optional<Delivery> started = transactions.call(() -> rows.startAttempt(id, attempt, start));
    if (started.isEmpty()) {
      return new Outcome.Done();
    }
    return settle(started.get(), endpoint, attempt, requests.send(started.get(), endpoint, start));
  }

  /** Write what the attempt brought, in one transaction. */
  private Outcome settle(
      Delivery delivery, Endpoint endpoint, long attempt, CallbackRequests.Result result) {
    return transactions.call(
        () -> {
          rows.endAttempt(attempt, result.outcome());
          if (result.isSuccess()) {
            return delivered(delivery, endpoint, result);
          }
          if (result.isGone()) {
            endpoints.disable(endpoint.id(), "answered 410 Gone");
            LOG.warn("Endpoint {} answered 410 and is disabled; its events queue", endpoint.id());
            return new Outcome.Done();
          }
          Delivery now = rows.find(delivery.id()).orElseThrow();
          if (now.replays() != delivery.replays() || now.state() != DeliveryState.WAITING) {
            // Asked for again meanwhile, or delivered by another node while this one was frozen:
            // this failure is of a schedule that is over.
            return new Outcome.Done();
          }
          return retryOrPark(delivery, result);
        });
  }

  private Outcome delivered(Delivery delivery, Endpoint endpoint, CallbackRequests.Result result) {
    rows.delivered(delivery.id(), clock.instant());
    if (delivery.deliveredAt() == null) {
      audit.append(
          delivery.contract(),
          "delivery.delivered",
          Map.of(
              "event", delivery.eventId(),
              "host", endpoint.url().getHost(),
              "status", Objects.requireNonNull(result.outcome().status()),
              "attempt", delivery.attempts(),
              "bodySha256", Sha256.hex(delivery.body())),
          Map.of());
    }
    return new Outcome.Done();
  }

  private Outcome retryOrPark(Delivery delivery, CallbackRequests.Result result) {
    Optional<Duration> pause =
        result.isHopeless()
            ? Optional.empty()
            : RetrySchedule.pause(delivery.tries(), result.retryAfter(), random.getAsDouble());
    if (pause.isEmpty()) {
      rows.park(delivery.id());
      LOG.warn(
          "Delivery {} of event {} is parked after {} attempts: {}",
          delivery.id(),
          delivery.eventId(),
          delivery.attempts(),
          result.outcome().error());
      return new Outcome.Done();
    }
    rows.retryAt(delivery.id(), clock.instant().plus(pause.get()));
    return new Outcome.Again(pause.get());
  }
}
