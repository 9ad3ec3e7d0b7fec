package gateway.web.office;

import gateway.access.FakeMasterKey;
import gateway.access.SetClock;
import gateway.access.StoredApiKeys;
import gateway.access.user.OneTimeLinks;
import gateway.access.user.PasswordHash;
import gateway.access.user.Passwords;
import gateway.access.user.Sessions;
import gateway.access.user.SignIn;
import gateway.access.user.User;
import gateway.access.user.UserId;
import gateway.access.user.UserRole;
import gateway.access.user.UserState;
import gateway.access.user.Users;
import gateway.base.Ids;
import gateway.base.TransientFailure;
import gateway.contract.Cancellation;
import gateway.contract.Contract;
import gateway.contract.Endings;
import gateway.contract.Organisation;
import gateway.contract.TenantId;
import gateway.delivery.Endpoints;
import gateway.delivery.RecordedWork;
import gateway.delivery.StoredDeliveries;
import gateway.evidence.HashChainedAuditLog;
import gateway.evidence.Timeline;
import gateway.notify.AccountMail;
import gateway.notify.MailAddress;
import gateway.notify.MailTransport;
import gateway.store.Database;
import gateway.store.JdbcAnnexes;
import gateway.store.JdbcApiKeys;
import gateway.store.JdbcAuditRows;
import gateway.store.JdbcBlobs;
import gateway.store.JdbcContractSearch;
import gateway.store.JdbcContracts;
import gateway.store.JdbcDeliveries;
import gateway.store.JdbcDeliveryQueries;
import gateway.store.JdbcEndpoints;
import gateway.store.JdbcEvents;
import gateway.store.JdbcOneTimeLinks;
import gateway.store.JdbcOutboxQueries;
import gateway.store.JdbcSessions;
import gateway.store.JdbcSignInTries;
import gateway.store.JdbcUsers;
import gateway.store.Stores;
import gateway.web.ClientAddress;
import gateway.web.CsrfTokens;
import gateway.web.HomePages;
import gateway.web.OpenResponses;
import gateway.web.PageRenderer;
import gateway.web.StaticFiles;
import gateway.web.WebParts;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The back office on a free port, on a real database; passwords are hashed once for all tests. */
final class OfficeServer implements AutoCloseable {
  static final TenantId ACME = Stores.ACME;
  static final String PASSWORD = "une phrase facile";
  private static final String HASH = PasswordHash.of(PASSWORD);

  final SetClock clock = new SetClock();
  final Database database;
  final JdbcUsers rows;
  final JdbcContracts contracts;
  final JdbcBlobs blobs;
  final HashChainedAuditLog audit;
  final RecordedWork work = new RecordedWork();
  MailTransport mailServer =
      (mail, date) -> {
        throw new TransientFailure("mail.not-configured", "no mail server in these tests");
      };
  final List<String> reminded = new CopyOnWriteArrayList<>();
  final OfficeParts parts;
  final String address;
  private final Ids ids = new Ids(clock, 5);
  private final Vertx vertx = Vertx.vertx();

  OfficeServer(Path folder) {
    this(folder, "http://localhost/");
  }

  OfficeServer(Path folder, String publicUrl) {
    database = Stores.open(folder);
    rows = new JdbcUsers(database);
    JdbcAuditRows auditRows = new JdbcAuditRows(database);
    OneTimeLinks links = new OneTimeLinks(new JdbcOneTimeLinks(database), database, clock);
    Sessions sessions = new Sessions(new JdbcSessions(database), database, ids, clock);
    SignIn signIn = new SignIn(rows, new JdbcSignInTries(database), sessions, database, ids, clock);
    audit = new HashChainedAuditLog(auditRows, database, clock);
    contracts = new JdbcContracts(database);
    blobs = new JdbcBlobs(database, folder.resolve("blobs"), new FakeMasterKey(), clock);
    JdbcDeliveries rowsOfDeliveries = new JdbcDeliveries(database);
    Endpoints endpoints =
        new Endpoints(
            new JdbcEndpoints(database, new FakeMasterKey()),
            rowsOfDeliveries,
            database,
            work,
            ids,
            clock);
    WebParts web =
        new WebParts(
            new StaticFiles(),
            new PageRenderer(),
            new CsrfTokens(new byte[32]),
            new OpenResponses(),
            new ClientAddress(Set.of()),
            publicUrl.startsWith("https"));
    parts =
        new OfficeParts(
            web,
            new OfficeParts.People(
                new Users(rows, links, sessions, database, ids, clock),
                signIn,
                new Passwords(rows, links, sessions, signIn, database, ids, clock),
                sessions,
                links),
            new OfficeParts.Reading(
                new JdbcContractSearch(database),
                contracts,
                new JdbcAnnexes(database),
                blobs,
                new Timeline(auditRows),
                new JdbcDeliveryQueries(database),
                new JdbcOutboxQueries(database)),
            new OfficeParts.Acts(
                new Cancellation(
                    database, contracts, audit, new JdbcEvents(database, clock), new Quiet()),
                (tenant, contract, recipient, by) -> reminded.add(recipient + " by " + by),
                new StoredDeliveries(rowsOfDeliveries, endpoints, database, work, ids, clock)),
            new StoredApiKeys(new JdbcApiKeys(database), database, clock),
            new AccountMail(
                (mail, date) -> mailServer.send(mail, date),
                new MailAddress("sign@acme.example"),
                tenant -> new Organisation("ACME Entretien", null, ZoneId.of("Europe/Paris")),
                clock),
            tenant -> new Organisation("ACME Entretien", null, ZoneId.of("Europe/Paris")),
            URI.create(publicUrl),
            clock);
    Router router = Router.router(vertx);
    new HomePages(web, "0.1.0-test", publicUrl).mount(router);
    new OfficePages(parts).mount(router);
    address = "http://127.0.0.1:" + listen(router);
  }

  private int listen(Router router) {
    try {
      return vertx
          .createHttpServer()
          .requestHandler(router)
          .listen(0, "127.0.0.1")
          .toCompletionStage()
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS)
          .actualPort();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  User user(String email, String name, UserRole role) {
    return user(ACME, email, name, role);
  }

  User user(TenantId tenant, String email, String name, UserRole role) {
    User user =
        new User(
            new UserId(ids.next()),
            tenant,
            email,
            name,
            role,
            UserState.ACTIVE,
            "fr",
            clock.instant(),
            null);
    database.run(
        () -> {
          rows.insert(user);
          rows.setPasswordHash(user.id(), HASH);
        });
    return user;
  }

  /** Nobody is told in these tests. */
  private static final class Quiet implements Endings {
    @Override
    public void expired(Contract contract) {}

    @Override
    public void cancelled(Contract contract) {}
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }
}
