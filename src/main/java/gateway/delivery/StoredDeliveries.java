package gateway.delivery;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.TenantId;
import gateway.contract.Work;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Deliveries in the database, frozen in the transaction of what they tell about. */
public final class StoredDeliveries implements DeliveryOutbox {
  private final DeliveryRows rows;
  private final Endpoints endpoints;
  private final Transactions transactions;
  private final Work work;
  private final Ids ids;
  private final Clock clock;

  public StoredDeliveries(
      DeliveryRows rows,
      Endpoints endpoints,
      Transactions transactions,
      Work work,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.endpoints = endpoints;
    this.transactions = transactions;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void freeze(
      EventEnvelope event,
      String origin,
      URI url,
      String secretName,
      String contentType,
      byte[] body) {
    transactions.run(
        () -> {
          Endpoint endpoint = endpoints.named(event.tenant(), url, secretName);
          Instant now = clock.instant();
          long id = ids.next();
          Delivery delivery =
              new Delivery(
                  id,
                  event.tenant(),
                  event.contract(),
                  event.id(),
                  event.type(),
                  endpoint.id(),
                  origin,
                  contentType,
                  body.clone(),
                  DeliveryState.WAITING,
                  0,
                  0,
                  0,
                  now,
                  null);
          if (rows.insertIfAbsent(delivery, now)) {
            work.schedule(Work.DELIVERY, Long.toString(id), Duration.ZERO);
          }
        });
  }

  /**
   * Send a delivery again, whatever became of it: same id, same bytes, the schedule from its start.
   * A disabled endpoint is enabled by it: whoever replays says that it answers again.
   */
  public void replay(TenantId tenant, long delivery) {
    transactions.run(
        () -> {
          if (!rows.replay(tenant, delivery, clock.instant())) {
            throw new PermanentFailure("delivery.unknown", "There is no delivery with this id");
          }
          work.schedule(Work.DELIVERY, Long.toString(delivery), Duration.ZERO);
          rows.disabledEndpoint(delivery).ifPresent(endpoints::reopen);
        });
  }
}
