package gateway.app;

import gateway.contract.Work;
import gateway.delivery.Announcement;
import gateway.delivery.EventRoutes;
import gateway.store.WorkLedger;
import gateway.web.ContractQueries;
import gateway.web.ContractView.EventLine;
import gateway.web.ContractView.Stuck;
import gateway.web.OnceByKey;
import org.apache.camel.CamelContext;
import processors.AnnounceContract;
import processors.AnswerHttp;
import processors.ApiAirlock;
import processors.AssembleEvidence;
import processors.CancelContract;
import processors.CheckArchive;
import processors.DecideNextStep;
import processors.ExplainFailure;
import processors.InviteRecipients;
import processors.ListContracts;
import processors.PrepareDocuments;
import processors.ReadContract;
import processors.ReceiveContract;
import processors.RemindRecipient;
import processors.SealDocuments;
import processors.SendCopies;
import processors.SignDocuments;
import routes.ApiRoutes;
import routes.CollectRoutes;
import routes.SigningRoutes;

/** Gives each route of the street its verbs. */
final class StreetRoutes {
  private StreetRoutes() {}

  static void add(CamelContext context, Domain domain, Stores stores, EventRoutes clientRoutes)
      throws Exception {
    Announcement announcement =
        new Announcement(
            stores.database(),
            stores.contracts(),
            contract ->
                stores.events().of(contract).stream()
                    .filter(event -> event.type().equals("contract.closed"))
                    .findFirst(),
            clientRoutes,
            stores.callbacks(),
            domain.deliveries());
    context.addRoutes(
        new SigningRoutes(
            new SigningRoutes.Steps(
                new DecideNextStep(stores.contracts()),
                new PrepareDocuments(domain.preparation()),
                new InviteRecipients(domain.invitations()),
                new SignDocuments(domain.signing()),
                new SealDocuments(domain.sealing()),
                new AssembleEvidence(domain.dossiers()),
                new CheckArchive(domain.archive()),
                new SendCopies(domain.invitations()),
                new AnnounceContract(announcement))));
    context.addRoutes(new CollectRoutes(domain.journey()));
    ContractQueries queries = queries(stores);
    OnceByKey once = new OnceByKey(stores.idempotency());
    context.addRoutes(
        new ApiRoutes(
            new ApiRoutes.Steps(
                new ApiAirlock(stores.keys()),
                new ReceiveContract(domain.intake()),
                new ListContracts(queries),
                new ReadContract(queries),
                new CancelContract(domain.cancellation(), queries, once),
                new RemindRecipient(domain.reminders(), queries, once),
                new ExplainFailure(),
                new AnswerHttp())));
  }

  private static ContractQueries queries(Stores stores) {
    return new ContractQueries(
        stores.contracts(),
        stores.annexes(),
        contract ->
            stores.events().of(contract).stream()
                .map(e -> EventLine.of(e.id(), e.type(), e.occurredAt(), e.json()))
                .toList(),
        contract ->
            new WorkLedger(stores.database())
                .parked(Work.CHAIN, contract.toString())
                .map(parked -> new Stuck(parked.code(), parked.message(), parked.since())));
  }
}
