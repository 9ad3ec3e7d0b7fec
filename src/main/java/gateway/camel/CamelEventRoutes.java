package gateway.camel;

import gateway.base.TransientFailure;
import gateway.connector.ClientFolder;
import gateway.contract.TenantId;
import gateway.delivery.EventEnvelope;
import gateway.delivery.EventRoutes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The routes that start with {@code paraph:events}. A client's route hears of the contracts that
 * came in through the same client's folder, and of no others.
 */
public final class CamelEventRoutes implements EventRoutes {
  private final Map<String, EventsConsumer> consumers = new ConcurrentHashMap<>();
  private final LoadedClients clients;
  private final Predicate<String> clientExists;

  /**
   * @param clientExists whether a folder of this name is there, loaded or not
   */
  CamelEventRoutes(LoadedClients clients, Predicate<String> clientExists) {
    this.clients = clients;
    this.clientExists = clientExists;
  }

  void add(String route, EventsConsumer consumer) {
    consumers.put(route, consumer);
  }

  void remove(String route, EventsConsumer consumer) {
    consumers.remove(route, consumer);
  }

  @Override
  public List<String> interested(TenantId tenant, @Nullable String client, String type) {
    if (client == null) {
      return List.of();
    }
    Optional<ClientFolder> folder = clients.ifRunning(client);
    if (folder.isEmpty()) {
      if (clientExists.test(client)) {
        throw notLoaded(client);
      }
      return List.of();
    }
    if (!folder.get().tenant().equals(tenant)) {
      return List.of();
    }
    return consumers.entrySet().stream()
        .filter(entry -> RouteNames.isOf(client, entry.getKey()))
        .filter(entry -> entry.getValue().wants(type))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public void run(String routeId, EventEnvelope event) {
    EventsConsumer consumer = consumers.get(routeId);
    if (consumer == null) {
      throw notLoaded(RouteNames.client(routeId));
    }
    consumer.run(event);
  }

  private static TransientFailure notLoaded(String client) {
    return new TransientFailure(
        "connector.not-loaded",
        "The connector "
            + client
            + " is not running, so its event waits. Correct its folder and load it again");
  }
}
