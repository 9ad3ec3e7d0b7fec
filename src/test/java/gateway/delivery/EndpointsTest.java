package gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.contract.TenantId;
import gateway.contract.WorkHandler.Outcome;
import gateway.store.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class EndpointsTest extends AttemptFixture {
  @Test
  void an_address_that_must_not_be_called_now_is_tried_again_by_the_schedule() {
    String key = freeze("contract", Endpoints.GENERATED);
    erp =
        () -> {
          throw new PermanentFailure("net.egress-refused", "no");
        };

    assertThat(handler.handle(key)).isEqualTo(new Outcome.Again(Duration.ofSeconds(5)));

    assertThat(operatorCalls).isEmpty();
    assertThat(tenantCalls).hasSize(1);
    assertThat(delivery().state()).isEqualTo(DeliveryState.WAITING);
    assertThat(attempts().get(0).error()).isEqualTo("net.egress-refused");

    clock.advance(Duration.ofSeconds(5));
    erp = () -> answer(200, null);
    handler.handle(key);
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void a_url_that_is_none_parks_at_once() {
    String key = freeze();
    database.update("UPDATE endpoint SET url = ?", "ftp://erp.example.org/");

    assertThat(handler.handle(key)).isEqualTo(new Outcome.Done());

    assertThat(operatorCalls).isEmpty();
    assertThat(attempts().get(0).error()).isEqualTo("callback.url");
    assertThat(delivery().state()).isEqualTo(DeliveryState.PARKED);
  }

  @Test
  void replaying_enables_a_disabled_endpoint_and_what_else_waits_for_it() {
    String first = freeze("a", "ERP_SECRET");
    freeze("b", "ERP_SECRET");
    String second = work.keys.get(1).substring("delivery ".length());
    erp = () -> answer(410, null);
    handler.handle(first);
    assertThat(queries.held())
        .extracting(DeliveryQueries.HeldDelivery::id)
        .containsExactly(Long.valueOf(first), Long.valueOf(second));

    work.keys.clear();
    outbox.replay(OneContract.TENANT, Long.parseLong(first));

    assertThat(work.keys).contains("delivery " + first, "delivery " + second);
    assertThat(queries.held()).isEmpty();
    erp = () -> answer(200, null);
    handler.handle(first);
    handler.handle(second);
    assertThat(queries.counts()).containsEntry(DeliveryState.DELIVERED, 2L);
  }

  @Test
  void gone_disables_the_endpoint_and_events_queue_until_it_is_enabled() {
    String key = freeze();
    erp = () -> answer(410, null);
    assertThat(handler.handle(key)).isEqualTo(new Outcome.Done());
    long endpoint = endpoints.list(OneContract.TENANT).get(0).id();
    assertThat(endpoints.get(endpoint).state()).isEqualTo(Endpoint.State.DISABLED);
    assertThat(delivery().state()).isEqualTo(DeliveryState.WAITING);

    assertThat(handler.handle(key)).isEqualTo(new Outcome.Done());
    assertThat(operatorCalls).hasSize(1);

    erp = () -> answer(200, null);
    assertThatThrownBy(() -> endpoints.enable(new TenantId("other"), endpoint))
        .isInstanceOf(PermanentFailure.class);
    work.keys.clear();
    endpoints.enable(OneContract.TENANT, endpoint);
    assertThat(work.keys).containsExactly("delivery " + key);
    handler.handle(key);
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void a_missing_or_malformed_secret_is_waited_for_and_its_attempts_say_why() {
    secrets.clear();
    String key = freeze();
    assertThat(handler.handle(key)).isEqualTo(new Outcome.Again(Duration.ofSeconds(5)));
    secrets.put("ERP_SECRET", "not a secret");
    clock.advance(Duration.ofSeconds(5));
    assertThat(handler.handle(key)).isEqualTo(new Outcome.Again(Duration.ofSeconds(15)));

    assertThat(operatorCalls).isEmpty();
    assertThat(attempts())
        .extracting(DeliveryQueries.AttemptView::error)
        .containsExactly("secret.missing", "callback.secret");
    assertThat(attempts().get(0).answer()).isEqualTo("There is no secret ERP_SECRET");
    assertThat(attempts().get(1).answer()).doesNotContain("not a secret");

    secrets.put("ERP_SECRET", SECRET);
    clock.advance(Duration.ofSeconds(15));
    handler.handle(key);
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void a_secret_that_never_comes_parks_at_the_end_of_the_schedule() {
    secrets.clear();
    String key = freeze();
    while (handler.handle(key) instanceof Outcome.Again again) {
      clock.advance(again.delay());
    }

    assertThat(attempts()).hasSize(12);
    assertThat(queries.held())
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.state()).isEqualTo(DeliveryState.PARKED);
              assertThat(held.attempts()).isEqualTo(12);
              assertThat(held.lastAttempt()).isEqualTo(attempts().get(11));
            });
  }

  @Test
  void a_generated_secret_signs_beside_its_successor_for_a_day() throws Exception {
    String key = freeze("contract", Endpoints.GENERATED);
    Endpoint endpoint = endpoints.list(OneContract.TENANT).get(0);
    String old = endpoint.secret();
    String fresh = endpoints.rotateSecret(OneContract.TENANT, endpoint.id());
    erp = () -> answer(500, null);

    handler.handle(key);
    clock.advance(Duration.ofHours(25));
    handler.handle(key);

    assertThat(signatures(tenantCalls.get(0))).hasSize(2);
    assertThat(signatures(tenantCalls.get(1))).hasSize(1);
    assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
    assertThat(endpoint).asString().doesNotContain("whsec_");
    database.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("whsec_");
      }
    }
  }

  @Test
  void once_the_operator_names_an_endpoint_their_secret_and_reach_count() {
    freeze("contract", Endpoints.GENERATED);
    endpoints.named(OneContract.TENANT, ERP, "ERP_SECRET");

    endpoints.named(OneContract.TENANT, ERP, Endpoints.GENERATED);

    Endpoint endpoint = endpoints.list(OneContract.TENANT).get(0);
    assertThat(endpoint.namedBy()).isEqualTo(Endpoint.NamedBy.OPERATOR);
    assertThat(endpoint.secretName()).isEqualTo("ERP_SECRET");
    assertThatThrownBy(() -> endpoints.rotateSecret(OneContract.TENANT, endpoint.id()))
        .isInstanceOf(PermanentFailure.class);
  }
}
