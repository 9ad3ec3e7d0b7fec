package gateway.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gateway.base.TransientFailure;
import gateway.camel.ClientStatus.State;
import gateway.connector.Finding;
import gateway.contract.ContractId;
import gateway.contract.TenantId;
import gateway.delivery.EventEnvelope;
import gateway.delivery.EventRoutes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorLoaderTest {
  private static final List<String> DEMO =
      List.of(
          "demo.erp", "demo.erp.0", "demo.erp.1", "demo.people", "demo.people.0", "demo.people.1");

  @TempDir Path home;
  private CamelTestContext gateway;

  @BeforeEach
  void start() throws Exception {
    Map<String, String> overrides = new HashMap<>();
    for (String client : List.of("alpha", "demo", "zeta")) {
      overrides.put(client + ".paraph.enabled", "true");
      overrides.put(client + ".ftp.port", "1");
    }
    gateway = new CamelTestContext(home, overrides);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void a_broken_client_stops_neither_the_ones_beside_it_nor_the_gateway() throws Exception {
    Path alpha = gateway.copyDemo("alpha");
    edit(alpha.resolve("people.camel.yaml"), "include:", "inclued:");
    gateway.copyDemo("demo");
    Path zeta = gateway.copyDemo("zeta");
    Files.writeString(zeta.resolve("erp.camel.yaml"), "- route:\n\tid: zeta.erp\n");
    Files.createDirectories(gateway.folder.resolve("No.Dots"));

    List<ClientStatus> all = gateway.connectors.loader().loadAll();

    assertThat(all)
        .extracting(ClientStatus::client, ClientStatus::state)
        .containsExactly(
            tuple("No.Dots", State.REFUSED),
            tuple("alpha", State.REFUSED),
            tuple("demo", State.RUNNING),
            tuple("zeta", State.REFUSED));
    assertThat(routes()).isEqualTo(DEMO);
    assertThat(all.get(1).findings())
        .extracting(Finding::toString)
        .contains(
            "alpha/people.camel.yaml:14:9: 'inclued' is no parameter of paraph-files-ftp-source."
                + " Did you mean 'include'?");
    assertThat(all.get(3).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.toString()).startsWith("zeta/erp.camel.yaml:2:1: "));
  }

  @Test
  void loading_and_removing_twenty_times_leaves_nothing() throws Exception {
    gateway.copyDemo("demo");
    gateway.connectors.loader().load("demo");
    gateway.connectors.loader().remove("demo");
    int endpoints = gateway.camel.getEndpoints().size();
    int threads = Thread.activeCount();
    for (int i = 0; i < 20; i++) {
      assertThat(gateway.connectors.loader().load("demo").state()).isEqualTo(State.RUNNING);
      assertThat(routes()).isEqualTo(DEMO);
      assertThat(gateway.connectors.loader().remove("demo").state()).isEqualTo(State.REMOVED);
    }
    assertThat(routes()).isEmpty();
    assertThat(gateway.camel.getRouteDefinitions()).isEmpty();
    assertThat(gateway.camel.getEndpoints().size()).isEqualTo(endpoints);
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
  }

  @Test
  void a_change_with_errors_leaves_what_ran_before_running() throws Exception {
    Path demo = gateway.copyDemo("demo");
    gateway.connectors.loader().load("demo");
    edit(demo.resolve("erp.camel.yaml"), "uri: kamelet:paraph-http-callback-sink", "uri: bean:x");

    ClientStatus status = gateway.connectors.loader().load("demo");

    assertThat(status.state()).isEqualTo(State.REFUSED);
    assertThat(status.routes()).isEqualTo(DEMO);
    assertThat(
            gateway
                .connectors
                .eventRoutes()
                .interested(TenantId.DEFAULT, "demo", "contract.closed"))
        .containsExactly("demo.erp");
  }

  @Test
  void a_client_that_is_switched_off_does_not_run_but_its_events_wait() throws Exception {
    Path demo = gateway.copyDemo("off");
    assertThat(Files.readString(demo.resolve("connector.properties")))
        .contains("paraph.enabled=false");

    assertThat(gateway.connectors.loader().load("off").state()).isEqualTo(State.DISABLED);

    assertThat(routes()).isEmpty();
    EventRoutes events = gateway.connectors.eventRoutes();
    assertThatThrownBy(() -> events.interested(TenantId.DEFAULT, "off", "contract.closed"))
        .isInstanceOf(TransientFailure.class)
        .extracting("code")
        .isEqualTo("connector.not-loaded");
  }

  @Test
  void an_event_runs_the_clients_own_route_which_freezes_a_callback() throws Exception {
    gateway.copyDemo("demo");
    gateway.connectors.loader().load("demo");
    EventRoutes events = gateway.connectors.eventRoutes();
    EventEnvelope event =
        new EventEnvelope(
            "evt_1",
            "contract.closed",
            Instant.EPOCH,
            TenantId.DEFAULT,
            new ContractId(1),
            4,
            "{\"id\":\"evt_1\",\"name\":\"Léa\"}");

    assertThat(events.interested(TenantId.DEFAULT, "demo", "contract.closed"))
        .containsExactly("demo.erp");
    assertThat(events.interested(TenantId.DEFAULT, "demo", "contract.opened")).isEmpty();
    assertThat(events.interested(new TenantId("other"), "demo", "contract.closed")).isEmpty();
    assertThat(events.interested(TenantId.DEFAULT, "gone", "contract.closed")).isEmpty();
    assertThat(events.interested(TenantId.DEFAULT, null, "contract.closed")).isEmpty();
    events.run("demo.erp", event);

    CamelTestContext.Frozen frozen = gateway.frozen.get(0);
    assertThat(gateway.frozen).hasSize(1);
    assertThat(gateway.frozenOn)
        .as("inside the caller's transaction")
        .isSameAs(Thread.currentThread());
    assertThat(frozen.event()).isEqualTo(event);
    assertThat(frozen.origin()).isEqualTo("demo.erp");
    assertThat(frozen.url()).hasToString("http://localhost:8181/hooks/paraph");
    assertThat(frozen.secret()).isEqualTo("DEMO_ERP_SECRET");
    assertThat(new String(frozen.body(), StandardCharsets.UTF_8)).isEqualTo(event.json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://erp.example/hook?tenant=1&kind=a",
        "https://erp.example/hook?kind=a%26b",
        "https://erp.example/hook?x=%29%26secretName=OTHER",
        "https://erp.example/hook?tenant=1&kind=a%26b+c&name=L%C3%A9a&x=(1)b",
      })
  void an_address_with_several_query_parameters_arrives_as_it_was_written(String url)
      throws Exception {
    Path demo = gateway.copyDemo("demo");
    edit(demo.resolve("connector.properties"), "http://localhost:8181/hooks/paraph", url);
    assertThat(gateway.connectors.loader().load("demo").findings()).isEmpty();

    gateway
        .connectors
        .eventRoutes()
        .run(
            "demo.erp",
            new EventEnvelope(
                "evt_1",
                "contract.closed",
                Instant.EPOCH,
                TenantId.DEFAULT,
                new ContractId(1),
                4,
                "{}"));

    assertThat(gateway.frozen).singleElement().extracting("url").hasToString(url);
  }

  @Test
  void a_failure_inside_an_event_route_reaches_the_caller_as_it_is() throws Exception {
    gateway.copyDemo("demo");
    gateway.connectors.loader().load("demo");
    gateway.failure = new TransientFailure("store.unavailable", "The database does not answer");
    EventRoutes events = gateway.connectors.eventRoutes();
    EventEnvelope event =
        new EventEnvelope(
            "evt_1",
            "contract.closed",
            Instant.EPOCH,
            TenantId.DEFAULT,
            new ContractId(1),
            4,
            "{}");

    assertThatThrownBy(() -> events.run("demo.erp", event)).isSameAs(gateway.failure);
  }

  @Test
  void names_of_a_hostile_listing_are_never_fetched_or_moved() throws Exception {
    try (FtpTestServer ftp = new FtpTestServer(home.resolve("ftp"), HostileListing::wrap)) {
      Path demo = gateway.copyDemo("demo");
      Files.writeString(ftp.out().resolve("people.csv"), "x\n");
      Path above = Files.writeString(ftp.out().resolve("../people-up.csv"), "x\n");
      edit(demo.resolve("people.camel.yaml"), "\"{{ftp.port}}\"", String.valueOf(ftp.port()));
      edit(demo.resolve("people.camel.yaml"), "people*.csv", "**/*.csv");
      assertThat(gateway.connectors.loader().load("demo").findings()).isEmpty();

      gateway.poll("demo.people");

      assertThat(gateway.reception.refused.values())
          .extracting(refused -> refused.source().location())
          .containsExactly("people.csv");
      assertThat(gateway.pollStatus("demo").failures()).isZero();
      assertThat(above).exists();
      assertThat(home.resolve("work")).isDirectoryNotContaining("glob:**people-up*");
    }
  }

  private List<String> routes() {
    return gateway.camel.getRoutes().stream().map(Route::getRouteId).sorted().toList();
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
