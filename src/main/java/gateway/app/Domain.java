package gateway.app;

import gateway.contract.Archive;
import gateway.contract.Cancellation;
import gateway.contract.Expiry;
import gateway.contract.Mode;
import gateway.contract.Organisations;
import gateway.contract.PdfDesk;
import gateway.contract.Work;
import gateway.delivery.AttemptDelivery;
import gateway.delivery.CallbackRequests;
import gateway.delivery.DeliveryRows;
import gateway.delivery.Endpoints;
import gateway.delivery.Secrets;
import gateway.delivery.StoredDeliveries;
import gateway.evidence.DossierAssembly;
import gateway.intake.ContractIntake;
import gateway.journey.Allowance;
import gateway.journey.Invitations;
import gateway.journey.MailReminders;
import gateway.journey.SigningJourney;
import gateway.notify.BounceMailbox;
import gateway.notify.OutboxQueries;
import gateway.notify.SendMessage;
import gateway.signing.CertificateAuthority;
import gateway.signing.ContractSealing;
import gateway.signing.ContractSigning;
import gateway.smartfield.ContractPreparation;
import gateway.store.JdbcDeliveries;
import gateway.store.JdbcEndpoints;
import gateway.store.JdbcKeyVault;
import gateway.store.JdbcSealRegister;
import gateway.store.JdbcUseCounts;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The services that think, wired to stores and ways out. They know nothing of routes. */
record Domain(
    Organisations organisations,
    ContractIntake intake,
    ContractPreparation preparation,
    Invitations invitations,
    MailReminders reminders,
    SigningJourney journey,
    ContractSigning signing,
    ContractSealing sealing,
    DossierAssembly dossiers,
    Archive archive,
    Cancellation cancellation,
    Expiry expiry,
    StoredDeliveries deliveries,
    SendMessage sendMessage,
    OutboxQueries outbox,
    @Nullable BounceMailbox bounces,
    AttemptDelivery attemptDelivery) {

  /** What the services stand on. */
  record Ground(
      Foundation foundation,
      Stores stores,
      Outside outside,
      Work work,
      PdfDesk desk,
      Secrets secrets,
      URI publicUrl) {}

  static Domain on(Ground ground, Settings settings) {
    Foundation foundation = ground.foundation();
    Stores stores = ground.stores();
    var clock = foundation.clock();
    var database = foundation.database();
    Organisations organisations = tenant -> settings.organisation();
    Telling telling = Telling.on(ground, organisations, settings);
    var notifications = telling.notifications();
    var journeyStores =
        new SigningJourney.Stores(
            database,
            stores.contracts(),
            stores.blobs(),
            stores.annexes(),
            stores.audit(),
            stores.events(),
            ground.work());
    var invitations =
        new Invitations(journeyStores, stores.links(), notifications, ground.publicUrl());
    var authority =
        new CertificateAuthority(
            new JdbcKeyVault(database),
            foundation.masterKey(),
            clock,
            settings.organisation().name());
    DeliveryRows deliveryRows = new JdbcDeliveries(database);
    Endpoints endpoints =
        new Endpoints(
            new JdbcEndpoints(database, foundation.masterKey()),
            deliveryRows,
            database,
            ground.work(),
            foundation.ids(),
            clock);
    StoredDeliveries deliveries =
        new StoredDeliveries(
            deliveryRows, endpoints, database, ground.work(), foundation.ids(), clock);
    return new Domain(
        organisations,
        new ContractIntake(
            new ContractIntake.Stores(
                database,
                stores.intake(),
                stores.contracts(),
                stores.customers(),
                stores.blobs(),
                stores.annexes(),
                stores.callbacks(),
                stores.audit()),
            ground.desk(),
            ground.work(),
            foundation.ids(),
            clock,
            modes(settings)),
        new ContractPreparation(
            new ContractPreparation.Stores(
                database, stores.contracts(), stores.blobs(), stores.audit()),
            ground.desk(),
            organisations,
            clock),
        invitations,
        new MailReminders(journeyStores, notifications, telling.outbox(), invitations::link, clock),
        new SigningJourney(
            journeyStores,
            new SigningJourney.Doors(
                stores.links(),
                stores.codes(),
                stores.linkRequests(),
                new Allowance(
                    new JdbcUseCounts(database), settings.allowance(), stores.audit(), database),
                notifications,
                organisations,
                invitations::link),
            ground.desk(),
            clock),
        new ContractSigning(
            stores.contracts(),
            stores.blobs(),
            stores.events(),
            stores.audit(),
            organisations,
            database,
            authority,
            ground.outside().timestamps(),
            (contract, person, revision) ->
                notifications.lookAgain(contract, person, invitations.link(person.id()), revision),
            clock),
        new ContractSealing(
            stores.contracts(),
            stores.blobs(),
            stores.audit(),
            organisations,
            database,
            authority,
            ground.outside().timestamps(),
            new JdbcSealRegister(database),
            clock),
        dossiers(ground, organisations, authority),
        new Archive(stores.contracts(), stores.blobs()),
        new Cancellation(
            database, stores.contracts(), stores.audit(), stores.events(), telling.endings()),
        new Expiry(
            database,
            stores.contracts(),
            stores.audit(),
            stores.events(),
            telling.endings(),
            clock),
        deliveries,
        telling.sendMessage(),
        telling.outbox(),
        telling.bounces(),
        new AttemptDelivery(
            deliveryRows,
            endpoints,
            new CallbackRequests(
                ground.outside().operatorHttp(),
                ground.outside().tenantHttp(),
                endpoints,
                ground.secrets(),
                clock),
            stores.audit(),
            database,
            foundation.ids(),
            clock,
            ThreadLocalRandom.current()::nextDouble));
  }

  /** What can be asked for here: a code by text message needs somebody who sends it. */
  private static Set<Mode> modes(Settings settings) {
    return settings.sms() == null
        ? Set.of(Mode.REMOTE_EMAIL, Mode.SEAL)
        : Set.of(Mode.REMOTE_EMAIL, Mode.REMOTE_SMS, Mode.SEAL);
  }

  private static DossierAssembly dossiers(
      Ground ground, Organisations organisations, CertificateAuthority authority) {
    Stores stores = ground.stores();
    return new DossierAssembly(
        stores.contracts(),
        stores.annexes(),
        stores.blobs(),
        stores.events(),
        stores.auditRows(),
        stores.audit(),
        organisations,
        ground.foundation().database(),
        authority,
        ground.outside().timestamps(),
        new JdbcSealRegister(ground.foundation().database()),
        ground.foundation().clock());
  }
}
