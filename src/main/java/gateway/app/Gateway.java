package gateway.app;

import gateway.camel.ChainHandler;
import gateway.camel.Connectors;
import gateway.camel.DirectCall;
import gateway.connector.NamedSecrets;
import gateway.contract.ContractId;
import gateway.contract.TenantId;
import gateway.contract.Work;
import gateway.pdf.WorkerPdfDesk;
import gateway.store.QueueCounts;
import gateway.store.StoreProbe;
import gateway.watch.Gauges;
import gateway.web.OpenResponses;
import gateway.work.WorkScheduler;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway, wired and running. Read the constructor from top to bottom: the store, the ways out,
 * the domain, the server, the routes, the pages, the connectors, and last the work that waits.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration REMIND = Duration.ofMinutes(5);
  private static final Duration BOUNCES = Duration.ofMinutes(5);
  private static final Duration KEEP_NUMBER = Duration.ofSeconds(5);
  private static final Duration TIDY = Duration.ofHours(1);
  private static final Duration PUBLISH = Duration.ofSeconds(1);
  private static final Duration COUNT = Duration.ofSeconds(5);

  private final Opened opened = new Opened();
  private final URI localUrl;
  private final Stores stores;
  private final WorkScheduler work;
  private final URI publicUrl;
  private final BackOffice office;

  private Gateway(Settings settings) throws Exception {
    Clock clock = Clock.systemUTC();
    int port = HttpServer.choosePort(settings.host(), settings.port());
    this.localUrl = URI.create("http://localhost:" + port + "/");
    this.publicUrl = settings.publicUrl() == null ? localUrl : settings.publicUrl();

    Foundation foundation = opened.keep(Foundation.lay(settings, clock));
    this.stores = Stores.on(foundation);
    NamedSecrets secrets = new NamedSecrets(Map.of(), System::getenv, settings.secrets());
    Outside outside = opened.keep(Outside.open(settings, clock, secrets::get));
    WorkerPdfDesk desk = opened.keep(new WorkerPdfDesk());
    this.work = new WorkScheduler(foundation.database(), clock, Map.of(), settings.workThreads());
    Domain domain =
        Domain.on(
            new Domain.Ground(foundation, stores, outside, work, desk, secrets::get, publicUrl),
            settings);

    StoreProbe probe =
        new StoreProbe(foundation.database(), foundation.data().resolve("blobs"), clock);
    HttpServer server = opened.keep(HttpServer.start(settings, port, probe));
    CamelContext context = server.context();
    Connectors connectors =
        new Connectors(
            context,
            new Connectors.Places(
                settings.connectors(),
                settings.connectors().resolve("kamelets"),
                DataFolder.incoming(settings)),
            settings.connectorOverrides(),
            secrets,
            domain.intake(),
            domain.deliveries(),
            work,
            clock);
    StreetRoutes.add(context, domain, stores, connectors.eventRoutes());

    this.office = BackOffice.on(foundation.database(), foundation.ids(), clock);
    work.every("tidy-office", TIDY, office::tidy);
    DirectCall calls = new DirectCall(context);
    OpenResponses open = new OpenResponses();
    HttpServer.mount(
        context,
        port,
        Pages.handlers(
            new Pages.Parts(foundation, stores, domain, outside, office, calls, open),
            settings,
            publicUrl));
    opened.keep(() -> HttpServer.drain(open));

    connectors.loader().loadAll();
    work.register(Work.CHAIN, new ChainHandler(calls));
    work.register(Work.MAIL, domain.sendMessage());
    work.register(Work.SMS, domain.sendMessage());
    work.register(Work.DELIVERY, domain.attemptDelivery());
    work.register(Work.POLL, connectors.pollHandler());
    work.every("publish-events", PUBLISH, stores.events()::publish);
    work.every("wake-contracts", SWEEP, this::wakeContracts);
    work.every("end-overdue-contracts", SWEEP, domain.expiry()::endOverdue);
    work.every("remind", REMIND, domain.reminders()::remindDue);
    if (domain.bounces() != null) {
      work.every("read-bounces", BOUNCES, domain.bounces()::read);
    }
    work.every("tidy", TIDY, stores::tidy);
    server
        .metrics()
        .map(registry -> new Gauges(registry, new QueueCounts(foundation.database(), clock)))
        .ifPresent(gauges -> work.every("count-queues", COUNT, gauges::refresh));
    if (foundation.nodeSeat() != null) {
      work.every("keep-node-number", KEEP_NUMBER, foundation.nodeSeat()::keep);
    }
    opened.keep(work);
    work.start();
    desk.warm();
    warn(settings);
  }

  /**
   * Start.
   *
   * @throws gateway.base.GatewayFailure when something it cannot do without is missing
   */
  public static Gateway start(Settings settings) throws Exception {
    return new Gateway(settings);
  }

  /** Wake what has more to do: a net under the wake-ups, should one ever be lost. */
  private void wakeContracts() {
    for (ContractId contract : stores.contracts().unfinished()) {
      work.scheduleForgotten(Work.CHAIN, contract.toString());
    }
  }

  private static void warn(Settings settings) {
    if (settings.timestampUrls().isEmpty()) {
      LOG.warn("No timestamp authority: B-T contracts will wait. Set paraph.timestamp.urls");
    }
    if (settings.smtpUrl() == null) {
      LOG.warn("No mail server: mails wait in the outbox. Set paraph.smtp.url");
    }
  }

  /** Where it answers on this machine. */
  public URI localUrl() {
    return localUrl;
  }

  /** A link for the first administrator; empty as soon as anybody has an account. */
  public Optional<String> firstAdministratorLink() {
    return office.firstAdministratorLink(publicUrl);
  }

  /** Make an API key. */
  public String createKey(TenantId tenant, Set<String> scopes) {
    return stores.keys().create(tenant, scopes, null);
  }

  /** Finish what is in hand and stop. */
  @Override
  public void close() {
    opened.close();
  }
}
