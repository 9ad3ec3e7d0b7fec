package gateway.camel;

import gateway.delivery.DeliveryOutbox;
import gateway.intake.PeopleImport;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The engine inside Paraph's Kamelets: {@code paraph:people-csv}, {@code paraph:events}, {@code
 * paraph:callback}. Options have types; Camel refuses those it does not know.
 */
public final class ParaphComponent extends DefaultComponent {
  private final PeopleImport people;
  private final DeliveryOutbox outbox;
  private final LoadedClients clients;
  private final CamelEventRoutes events;

  ParaphComponent(
      PeopleImport people, DeliveryOutbox outbox, LoadedClients clients, CamelEventRoutes events) {
    this.people = people;
    this.outbox = outbox;
    this.clients = clients;
    this.events = events;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    Endpoint endpoint =
        switch (remaining) {
          case "people-csv" -> new PeopleCsvEndpoint(uri, this, people, clients);
          case "events" -> new EventsEndpoint(uri, this, events);
          case "callback" -> new CallbackEndpoint(uri, this, outbox);
          default ->
              throw new IllegalArgumentException(
                  "paraph: there is people-csv, events and callback, but not " + remaining);
        };
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
