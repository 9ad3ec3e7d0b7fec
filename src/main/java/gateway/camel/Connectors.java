package gateway.camel;

import gateway.connector.ClientFolderReader;
import gateway.connector.KameletCatalog;
import gateway.connector.NamedSecrets;
import gateway.contract.Work;
import gateway.contract.WorkHandler;
import gateway.delivery.DeliveryOutbox;
import gateway.delivery.EventRoutes;
import gateway.intake.ContractReception;
import gateway.intake.PeopleImport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;

/** The connectors of one gateway, wired: what they give to the other rooms. */
public final class Connectors {
  private final ConnectorLoader loader;
  private final CamelEventRoutes events;
  private final PollHandler pollHandler;

  /**
   * Prepare a Camel context for connectors. Nothing is loaded before {@link
   * ConnectorLoader#loadAll}, which needs the context started.
   */
  public Connectors(
      CamelContext context,
      Places places,
      Map<String, String> overrides,
      NamedSecrets secrets,
      ContractReception reception,
      DeliveryOutbox outbox,
      Work work,
      Clock clock) {
    ClientFolderReader reader =
        new ClientFolderReader(
            places.connectors(),
            overrides,
            new KameletCatalog(places.kamelets()),
            name -> secrets.find(name).isPresent());
    PollRegistry polls = new PollRegistry(clock);
    LoadedClients clients = new LoadedClients();
    this.events = new CamelEventRoutes(clients, reader::exists);
    CamelParts parts =
        new CamelParts(
            polls, clients, events, new PeopleImport(reception, clock), outbox, secrets, places);
    parts.bind(context);
    this.pollHandler = new PollHandler(polls);
    this.loader =
        new ConnectorLoader(
            reader, new Rehearsal(parts, clock), new ClientRoutes(context), clients, polls, work);
  }

  /**
   * Where things lie.
   *
   * @param connectors one folder per client
   * @param kamelets the Kamelets shipped with Paraph
   * @param work for files on their way in, emptied by Camel itself
   */
  public record Places(Path connectors, Path kamelets, Path work) {}

  public ConnectorLoader loader() {
    return loader;
  }

  /** The port through which events reach the clients' routes. */
  public EventRoutes eventRoutes() {
    return events;
  }

  /** The handler of {@link Work#POLL}. */
  public WorkHandler pollHandler() {
    return pollHandler;
  }
}
