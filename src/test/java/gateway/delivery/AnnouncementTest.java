package gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.FakeMasterKey;
import gateway.access.SetClock;
import gateway.base.GatewayFailure;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.contract.TenantId;
import gateway.delivery.DeliveryQueries.DeliveryView;
import gateway.intake.ContractRequest.CallbackRequest;
import gateway.store.Database;
import gateway.store.JdbcCallbacks;
import gateway.store.JdbcDeliveries;
import gateway.store.JdbcDeliveryQueries;
import gateway.store.JdbcEndpoints;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class AnnouncementTest {
  private static final URI ERP = URI.create("https://erp.example.org/hooks");

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private final Ids ids = new Ids(clock, 0);
  private final RecordedWork work = new RecordedWork();
  private final List<String> ran = new ArrayList<>();
  private final OneContract contracts =
      new OneContract(OneContract.closed("Entretien", "", "fr", null), List.of(), List.of());
  private final EventEnvelope event =
      new EventEnvelope(
          "evt_1",
          "contract.closed",
          clock.instant(),
          OneContract.TENANT,
          OneContract.ID,
          4,
          "{\"id\":\"evt_1\"}");
  private Database database;
  private StoredDeliveries outbox;
  private JdbcCallbacks callbacks;
  private DeliveryQueries queries;
  private @Nullable TransientFailure notLoaded;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    JdbcDeliveries rows = new JdbcDeliveries(database);
    Endpoints endpoints =
        new Endpoints(
            new JdbcEndpoints(database, new FakeMasterKey()), rows, database, work, ids, clock);
    outbox = new StoredDeliveries(rows, endpoints, database, work, ids, clock);
    callbacks = new JdbcCallbacks(database, ids);
    queries = new JdbcDeliveryQueries(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private final EventRoutes routes =
      new EventRoutes() {
        @Override
        public List<String> interested(TenantId tenant, @Nullable String client, String type) {
          if (notLoaded != null) {
            throw notLoaded;
          }
          return List.of("demo.erp");
        }

        @Override
        public void run(String routeId, EventEnvelope told) {
          ran.add(routeId);
          byte[] body = ("mapped " + told.id()).getBytes(UTF_8);
          outbox.freeze(told, routeId, ERP, "ERP_SECRET", "application/json", body);
        }
      };

  private Announcement announcement(ClosedEvents events) {
    return new Announcement(database, contracts, events, routes, callbacks, outbox);
  }

  private List<DeliveryView> deliveries() {
    return queries.ofContract(OneContract.TENANT, OneContract.ID);
  }

  @Test
  void every_route_and_callback_gets_one_delivery_however_often_it_is_announced() {
    URI own = URI.create("https://hooks.example.org/x");
    callbacks.register(
        OneContract.ID, new CallbackRequest(own, Set.of("contract.closed"), Set.of("data")));
    callbacks.register(OneContract.ID, new CallbackRequest(own, Set.of(), Set.of()));
    callbacks.register(
        OneContract.ID,
        new CallbackRequest(
            URI.create("https://hooks.example.org/y"), Set.of("recipient.signed"), Set.of()));
    Announcement announcement = announcement(id -> Optional.of(event));

    announcement.announce(OneContract.ID);
    announcement.announce(OneContract.ID);

    assertThat(ran).containsExactly("demo.erp");
    assertThat(deliveries()).extracting(DeliveryView::url).containsExactly(ERP, own);
    assertThat(deliveries())
        .extracting(DeliveryView::origin)
        .containsExactly("demo.erp", "contract");
    assertThat(deliveries()).extracting(DeliveryView::state).containsOnly(DeliveryState.WAITING);
    assertThat(work.keys)
        .containsExactlyElementsOf(
            deliveries().stream().map(delivery -> "delivery " + delivery.id()).toList());
    assertThat(contracts.get(OneContract.ID).announced()).isTrue();
    assertThat(queries.ofEvent(OneContract.TENANT, "evt_1")).hasSize(2);
    assertThat(queries.ofContract(new TenantId("other"), OneContract.ID)).isEmpty();
    assertThat(queries.counts()).containsEntry(DeliveryState.WAITING, 2L);
    assertThat(queries.counts(new TenantId("other"))).containsEntry(DeliveryState.WAITING, 0L);
  }

  @Test
  void nothing_is_forgotten_while_a_connector_is_being_mended() {
    notLoaded = new TransientFailure("connector.not-loaded", "demo is not running");
    Announcement announcement = announcement(id -> Optional.of(event));

    assertThatThrownBy(() -> announcement.announce(OneContract.ID)).isSameAs(notLoaded);
    assertThat(contracts.get(OneContract.ID).announced()).isFalse();

    notLoaded = null;
    announcement.announce(OneContract.ID);
    assertThat(deliveries()).hasSize(1);
  }

  @Test
  void a_step_that_fails_leaves_no_delivery_behind() {
    JdbcCallbacks broken = callbacks;
    Announcement announcement =
        new Announcement(
            database,
            contracts,
            id -> Optional.of(event),
            routes,
            id -> {
              throw new IllegalStateException("later step failed " + broken.of(id).size());
            },
            outbox);

    assertThatThrownBy(() -> announcement.announce(OneContract.ID))
        .hasMessage("later step failed 0");

    assertThat(deliveries()).isEmpty();
    assertThat(contracts.get(OneContract.ID).announced()).isFalse();
  }

  @Test
  void a_contract_without_its_event_is_an_error() {
    assertThatThrownBy(() -> announcement(id -> Optional.empty()).announce(OneContract.ID))
        .isInstanceOf(PermanentFailure.class)
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("announce.no-event");
  }

  @Test
  void a_callback_that_can_never_be_called_is_refused_when_it_comes_in() {
    for (String url :
        List.of("ftp://a.example.org/", "https://u:p@a.example.org/", "/x", "mailto:a@b.org")) {
      assertThatThrownBy(
              () ->
                  callbacks.register(
                      OneContract.ID, new CallbackRequest(URI.create(url), Set.of(), Set.of())))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("http or https");
    }
  }
}
