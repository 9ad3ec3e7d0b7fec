package gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.FakeMasterKey;
import gateway.access.SetClock;
import gateway.base.Ids;
import gateway.base.OutboundHttp;
import gateway.base.OutboundHttp.Answer;
import gateway.base.OutboundHttp.Request;
import gateway.base.PermanentFailure;
import gateway.delivery.DeliveryQueries.AttemptView;
import gateway.delivery.DeliveryQueries.DeliveryView;
import gateway.store.Database;
import gateway.store.JdbcDeliveries;
import gateway.store.JdbcDeliveryQueries;
import gateway.store.JdbcEndpoints;
import gateway.store.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of this room share. */
abstract class AttemptFixture {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final URI ERP = URI.create("https://erp.example.org/hooks?key=canary");
  static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);

  @TempDir Path folder;
  final SetClock clock = new SetClock();
  final Ids ids = new Ids(clock, 0);
  final RecordedWork work = new RecordedWork();
  final List<String> audit = new ArrayList<>();
  final List<Request> operatorCalls = new ArrayList<>();
  final List<Request> tenantCalls = new ArrayList<>();
  final Map<String, String> secrets = new HashMap<>(Map.of("ERP_SECRET", SECRET));
  Supplier<Answer> erp = () -> answer(200, null);
  Database database;
  Endpoints endpoints;
  StoredDeliveries outbox;
  DeliveryQueries queries;
  AttemptDelivery handler;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    JdbcDeliveries rows = new JdbcDeliveries(database);
    endpoints =
        new Endpoints(
            new JdbcEndpoints(database, new FakeMasterKey()), rows, database, work, ids, clock);
    outbox = new StoredDeliveries(rows, endpoints, database, work, ids, clock);
    queries = new JdbcDeliveryQueries(database);
    CallbackRequests requests =
        new CallbackRequests(
            into(operatorCalls), into(tenantCalls), endpoints, this::secret, clock);
    handler =
        new AttemptDelivery(
            rows,
            endpoints,
            requests,
            (contract, type, facts, personal) -> audit.add(type + " " + facts),
            database,
            ids,
            clock,
            () -> 0.5);
  }

  @AfterEach
  void close() {
    database.close();
  }

  OutboundHttp into(List<Request> calls) {
    return request -> {
      assertThat(database.query("SELECT id FROM attempt", row -> row.number("id")))
          .as("on disk before the request leaves")
          .hasSizeGreaterThan(calls.size());
      calls.add(request);
      clock.advance(Duration.ofMillis(120));
      return erp.get();
    };
  }

  private String secret(String name) {
    String value = secrets.get(name);
    if (value == null) {
      throw new PermanentFailure("secret.missing", "There is no secret " + name);
    }
    return value;
  }

  static Answer answer(int status, @Nullable Long retryAfter) {
    return new Answer(status, "text/plain", "thanks\u0000".getBytes(UTF_8), retryAfter);
  }

  String freeze(String origin, String secretName) {
    EventEnvelope event =
        new EventEnvelope(
            "evt_1",
            "contract.closed",
            clock.instant(),
            OneContract.TENANT,
            OneContract.ID,
            4,
            "{}");
    outbox.freeze(event, origin, ERP, secretName, "application/json", BODY);
    return Long.toString(queries.ofEvent(OneContract.TENANT, "evt_1").get(0).id());
  }

  String freeze() {
    return freeze("demo.erp", "ERP_SECRET");
  }

  DeliveryView delivery() {
    return queries.ofContract(OneContract.TENANT, OneContract.ID).get(0);
  }

  static List<String> signatures(Request request) {
    return List.of(request.headers().getOrDefault("webhook-signature", "").split(" "));
  }

  List<AttemptView> attempts() {
    return delivery().attempts();
  }
}
