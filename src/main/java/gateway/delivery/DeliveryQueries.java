package gateway.delivery;

import gateway.contract.ContractId;
import gateway.contract.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The read side of deliveries, for the API, the pages and the books. */
public interface DeliveryQueries {
  /** Return a contract's deliveries, oldest first; another tenant's contract has none. */
  List<DeliveryView> ofContract(TenantId tenant, ContractId contract);

  List<DeliveryView> ofEvent(TenantId tenant, String eventId);

  /**
   * Return what of all tenants is not tried any more until somebody replays it, oldest first:
   * parked deliveries, and those that wait for a disabled endpoint.
   */
  List<HeldDelivery> held();

  /** Return how many deliveries of all tenants are in each state; every state has an entry. */
  Map<DeliveryState, Long> counts();

  Map<DeliveryState, Long> counts(TenantId tenant);

  /**
   * A delivery that needs somebody.
   *
   * @param lastAttempt null when it was never tried
   */
  record HeldDelivery(
      long id,
      TenantId tenant,
      ContractId contract,
      String eventType,
      URI url,
      DeliveryState state,
      int attempts,
      @Nullable AttemptView lastAttempt) {}

  /**
   * One delivery.
   *
   * @param nextAt when it is tried next, null unless it waits
   */
  record DeliveryView(
      long id,
      ContractId contract,
      String eventId,
      String eventType,
      String origin,
      URI url,
      DeliveryState state,
      @Nullable Instant nextAt,
      @Nullable Instant deliveredAt,
      List<AttemptView> attempts) {
    public DeliveryView {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * One try; without status and error while it runs, or when the process died before the answer.
   */
  record AttemptView(
      int number,
      Instant at,
      @Nullable Integer status,
      @Nullable Long latencyMillis,
      @Nullable String error,
      @Nullable String answer) {}
}
