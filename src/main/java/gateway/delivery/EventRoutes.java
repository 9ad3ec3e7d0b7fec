package gateway.delivery;

import gateway.contract.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clients' own routes that want to hear of events: the port that gateway.camel implements. */
public interface EventRoutes {
  /**
   * Return the ids of the routes to run for an event.
   *
   * @param client the connector folder the contract came from, null for the API
   * @throws gateway.base.TransientFailure {@code connector.not-loaded} when that client exists but
   *     is not running, so that nothing is forgotten while it is being mended
   */
  List<String> interested(TenantId tenant, @Nullable String client, String type);

  /** Run one route once; its callback step freezes a delivery in the running transaction. */
  void run(String routeId, EventEnvelope event);
}
