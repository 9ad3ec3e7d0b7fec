package gateway.camel;

import gateway.connector.NamedSecrets;
import gateway.delivery.DeliveryOutbox;
import gateway.intake.PeopleImport;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;

/** Puts into a Camel context what Paraph's Kamelets refer to by name. */
record CamelParts(
    PollRegistry polls,
    LoadedClients clients,
    CamelEventRoutes events,
    PeopleImport people,
    DeliveryOutbox outbox,
    NamedSecrets secrets,
    Connectors.Places places) {

  private static final String WORK = "paraph.work";

  void bind(CamelContext context) {
    context.getRegistry().bind(PassivePollScheduler.REGISTRY, polls);
    context.getRegistry().bind("poll-report", new PollReport(polls));
    context.getRegistry().bind("safe-file-names", new SafeFileNames());
    context.getRegistry().bind("full-files-first", new FullFilesFirst());
    context.getRegistry().bind("airlock-file", new AirlockFile(polls));
    context.getRegistry().bind("file-refused", new FileRefused(polls));
    context.getPropertiesComponent().addPropertiesFunction(new SecretFunction(secrets));
    context
        .getPropertiesComponent()
        .addInitialProperty(WORK, places.work().toAbsolutePath().toString());
    context.addComponent("paraph", new ParaphComponent(people, outbox, clients, events));
    context
        .getComponent("kamelet", KameletComponent.class)
        .setLocation("file:" + places.kamelets().toAbsolutePath());
  }

  /** The same for a context that is thrown away: nothing it does is seen outside. */
  CamelParts forRehearsal(PollRegistry scratchPolls) {
    LoadedClients scratch = new LoadedClients();
    return new CamelParts(
        scratchPolls,
        scratch,
        new CamelEventRoutes(scratch, client -> false),
        people,
        outbox,
        secrets,
        places);
  }
}
