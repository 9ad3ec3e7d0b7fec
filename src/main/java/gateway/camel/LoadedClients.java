package gateway.camel;

import gateway.base.TransientFailure;
import gateway.connector.ClientFolder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The client folders whose routes run, or are being loaded, in one Camel context. */
final class LoadedClients {
  private final Map<String, ClientFolder> folders = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /** Known to endpoints from here on, but not running yet. */
  void loading(ClientFolder folder) {
    running.remove(folder.client());
    folders.put(folder.client(), folder);
  }

  void running(String client) {
    running.add(client);
  }

  void stopping(String client) {
    running.remove(client);
  }

  void removed(String client) {
    running.remove(client);
    folders.remove(client);
  }

  Optional<ClientFolder> ifRunning(String client) {
    return running.contains(client) ? Optional.ofNullable(folders.get(client)) : Optional.empty();
  }

  /** Return the folder a route belongs to. */
  ClientFolder ofRoute(String route) {
    ClientFolder folder = folders.get(RouteNames.client(route));
    if (folder == null) {
      throw new TransientFailure(
          "connector.not-loaded", "The connector of route " + route + " is not loaded");
    }
    return folder;
  }
}
