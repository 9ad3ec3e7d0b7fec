package gateway.camel;

import gateway.camel.ClientStatus.State;
import gateway.connector.ClientFolder;
import gateway.connector.ClientFolderReader;
import gateway.connector.Finding;
import gateway.connector.Findings;
import gateway.contract.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads, replaces and removes client folders, one at a time: check, rehearse, stop the old routes,
 * load the new ones; if that fails, remove what is new and load what ran before. A broken client
 * never stops another one or the gateway.
 */
public final class ConnectorLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorLoader.class);

  private final ClientFolderReader reader;
  private final Rehearsal rehearsal;
  private final ClientRoutes routes;
  private final LoadedClients clients;
  private final PollRegistry polls;
  private final Work work;
  private final Map<String, ClientStatus> known = new TreeMap<>();

  ConnectorLoader(
      ClientFolderReader reader,
      Rehearsal rehearsal,
      ClientRoutes routes,
      LoadedClients clients,
      PollRegistry polls,
      Work work) {
    this.reader = reader;
    this.rehearsal = rehearsal;
    this.routes = routes;
    this.clients = clients;
    this.polls = polls;
    this.work = work;
  }

  /** Load every client folder; call once the Camel context is started. */
  public synchronized List<ClientStatus> loadAll() {
    List<String> names;
    try {
      names = reader.clients();
    } catch (IOException e) {
      LOG.error("The connectors folder cannot be read: {}", e.getMessage());
      return status();
    }
    names.forEach(this::load);
    return status();
  }

  /** Load a client folder as it is now, in place of what runs of it. */
  public synchronized ClientStatus load(String client) {
    Findings findings = new Findings();
    ClientFolder folder;
    try {
      folder = reader.read(client, findings);
    } catch (IOException e) {
      return keep(client, State.REFUSED, findings, "The folder cannot be read: " + e.getMessage());
    }
    if (!folder.settings().enabled()) {
      String problem = stop(client);
      return keep(client, problem == null ? State.DISABLED : State.REFUSED, findings, problem);
    }
    if (findings.hasErrors()) {
      return keep(client, State.REFUSED, findings, null);
    }
    try {
      rehearsal.load(folder);
    } catch (Exception e) {
      return keep(client, State.REFUSED, findings, "Its routes do not load: " + sentence(e));
    }
    return replace(folder, findings);
  }

  private ClientStatus replace(ClientFolder folder, Findings findings) {
    String client = folder.client();
    ClientFolder former = clients.ifRunning(client).orElse(null);
    String problem = stop(client);
    if (problem == null) {
      problem = start(folder);
    }
    if (problem == null) {
      return keep(client, State.RUNNING, findings, null);
    }
    String unstopped = stop(client);
    if (former != null && unstopped == null) {
      String again = start(former);
      problem += again == null ? ". What ran before runs again" : ". Nor did the former: " + again;
    }
    return keep(client, State.REFUSED, findings, problem);
  }

  /** Take a client's routes out; work in hand is finished first. */
  public synchronized ClientStatus remove(String client) {
    String problem = stop(client);
    ClientStatus status =
        keep(client, problem == null ? State.REMOVED : State.REFUSED, new Findings(), problem);
    if (problem == null) {
      known.remove(client);
    }
    return status;
  }

  /** Take all clients out, before the context stops. */
  public synchronized void removeAll() {
    List.copyOf(known.keySet()).forEach(this::remove);
  }

  public synchronized List<ClientStatus> status() {
    List<ClientStatus> all = new ArrayList<>();
    known.values().forEach(s -> all.add(now(s.client(), s.state(), s.findings(), s.problem())));
    return all;
  }

  private @Nullable String start(ClientFolder folder) {
    String client = folder.client();
    clients.loading(folder);
    try {
      routes.load(folder);
    } catch (Exception e) {
      return "Its routes do not start: " + sentence(e);
    }
    clients.running(client);
    polls.routes(client).forEach(route -> work.schedule(Work.POLL, route, Duration.ZERO));
    return null;
  }

  private @Nullable String stop(String client) {
    clients.stopping(client);
    try {
      routes.remove(client);
    } catch (Exception e) {
      return "Its routes do not stop: " + sentence(e);
    }
    clients.removed(client);
    return null;
  }

  private ClientStatus keep(
      String client, State state, Findings findings, @Nullable String problem) {
    ClientStatus status = now(client, state, findings.all(), problem);
    known.put(client, status);
    status.findings().forEach(finding -> log(client, finding));
    if (problem != null) {
      LOG.error("Connector {}: {}", client, problem);
    }
    List<String> own = status.routes().stream().filter(ConnectorLoader::isOwn).toList();
    LOG.info("Connector {} is {}{}", client, state, own.isEmpty() ? "" : ": " + own);
    return status;
  }

  private ClientStatus now(
      String client, State state, List<Finding> findings, @Nullable String problem) {
    return new ClientStatus(
        client, state, findings, problem, routes.routes(client), polls.status(client));
  }

  private static void log(String client, Finding finding) {
    LOG.warn("Connector {}: {} {}", client, finding.severity(), finding);
  }

  /** A client's route is called CLIENT.NAME; what its Kamelets add has further parts. */
  private static boolean isOwn(String route) {
    return route.indexOf('.') == route.lastIndexOf('.');
  }

  private static String sentence(Exception e) {
    return Failures.sentence(e);
  }
}
