package gateway.delivery;

import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Contracts;
import java.nio.charset.StandardCharsets;

/**
 * The chain's last step: everybody who wants to hear that a contract is complete gets a frozen
 * delivery. All of them and the mark "announced" are one transaction, so it happens once.
 */
public final class Announcement {
  private static final String ORIGIN = "contract";

  private final Transactions transactions;
  private final Contracts contracts;
  private final ClosedEvents events;
  private final EventRoutes routes;
  private final ContractCallbacks callbacks;
  private final DeliveryOutbox outbox;

  public Announcement(
      Transactions transactions,
      Contracts contracts,
      ClosedEvents events,
      EventRoutes routes,
      ContractCallbacks callbacks,
      DeliveryOutbox outbox) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.events = events;
    this.routes = routes;
    this.callbacks = callbacks;
    this.outbox = outbox;
  }

  /**
   * Announce a complete contract; doing it again does nothing.
   *
   * @throws gateway.base.TransientFailure {@code connector.not-loaded} while its client is mended
   * @throws PermanentFailure {@code announce.no-event} when the contract is not complete
   */
  public void announce(ContractId id) {
    transactions.run(
        () -> {
          Contract contract = contracts.get(id);
          if (!contract.announced()) {
            freezeAll(contract, closedEvent(id));
            contracts.update(contract.withAnnounced());
          }
        });
  }

  private EventEnvelope closedEvent(ContractId id) {
    return events
        .closedEvent(id)
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "announce.no-event", "The contract " + id + " has no event contract.closed"));
  }

  private void freezeAll(Contract contract, EventEnvelope event) {
    for (String route : routes.interested(contract.tenant(), contract.client(), event.type())) {
      routes.run(route, event);
    }
    byte[] body = event.json().getBytes(StandardCharsets.UTF_8);
    for (ContractCallbacks.ContractCallback callback : callbacks.of(contract.id())) {
      if (callback.wants(event.type())) {
        outbox.freeze(event, ORIGIN, callback.url(), Endpoints.GENERATED, "application/json", body);
      }
    }
  }
}
