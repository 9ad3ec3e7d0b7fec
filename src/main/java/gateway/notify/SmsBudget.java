package gateway.notify;

import gateway.base.TransientFailure;
import gateway.contract.TenantId;
import java.time.Clock;
import java.time.Duration;

/** Bounds what a tenant's text messages can cost, whoever presses "send again". */
public final class SmsBudget {
  private static final Duration HOUR = Duration.ofHours(1);

  private final OutboxQueries outbox;
  private final int perHour;
  private final Clock clock;

  public SmsBudget(OutboxQueries outbox, int perHour, Clock clock) {
    this.outbox = outbox;
    this.perHour = perHour;
    this.clock = clock;
  }

  /**
   * @throws TransientFailure {@code sms.budget}: the next hour is another one
   */
  void requireOneMore(TenantId tenant) {
    if (outbox.countSince(tenant, Channel.SMS, clock.instant().minus(HOUR)) >= perHour) {
      throw new TransientFailure(
          "sms.budget",
          "This organisation has sent its "
              + perHour
              + " text messages of this hour. Try again later, or let the operator raise"
              + " paraph.sms.per-hour");
    }
  }
}
