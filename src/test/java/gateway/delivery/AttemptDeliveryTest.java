package gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.OutboundHttp.Request;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.contract.TenantId;
import gateway.contract.WorkHandler.Outcome;
import gateway.delivery.DeliveryQueries.AttemptView;
import gateway.store.OnBothDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class AttemptDeliveryTest extends AttemptFixture {
  @Test
  void an_answer_of_2xx_ends_it_and_is_noted_in_the_audit_trail() {
    String key = freeze();

    assertThat(handler.handle(key)).isEqualTo(new Outcome.Done());
    assertThat(handler.handle(key)).isEqualTo(new Outcome.Done());

    assertThat(operatorCalls).hasSize(1);
    Request request = operatorCalls.get(0);
    assertThat(request.url()).isEqualTo(ERP);
    assertThat(request.body()).isEqualTo(BODY);
    assertThat(request.totalTime()).isEqualTo(Duration.ofSeconds(15));
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("webhook-id", "evt_1")
        .containsEntry("webhook-timestamp", "1795511700")
        .containsEntry(
            "webhook-signature",
            CallbackSignature.header(
                List.of(SECRET), "evt_1", Instant.ofEpochSecond(1795511700), BODY))
        .hasSize(4);
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(attempts()).hasSize(1);
    assertThat(attempts().get(0).status()).isEqualTo(200);
    assertThat(attempts().get(0).latencyMillis()).isEqualTo(120);
    assertThat(attempts().get(0).answer()).isEqualTo("thanks ");
    assertThat(audit).hasSize(1);
    assertThat(audit.get(0))
        .startsWith("delivery.delivered")
        .contains("host=erp.example.org", "status=200", "attempt=1")
        .doesNotContain("canary");
  }

  @Test
  void a_failure_is_tried_again_by_the_schedule_with_the_same_bytes_and_id() {
    String key = freeze();
    erp = () -> answer(500, null);

    assertThat(handler.handle(key)).isEqualTo(new Outcome.Again(Duration.ofSeconds(5)));
    assertThat(handler.handle(key))
        .as("too early")
        .isEqualTo(new Outcome.Again(Duration.ofSeconds(5)));
    assertThat(operatorCalls).hasSize(1);

    clock.advance(Duration.ofSeconds(5));
    erp =
        () -> {
          throw new TransientFailure("net.timeout", "no answer");
        };
    assertThat(handler.handle(key)).isEqualTo(new Outcome.Again(Duration.ofSeconds(15)));

    clock.advance(Duration.ofSeconds(15));
    erp = () -> answer(204, null);
    assertThat(handler.handle(key)).isEqualTo(new Outcome.Done());

    assertThat(operatorCalls).extracting(Request::body).containsOnly(BODY);
    assertThat(operatorCalls)
        .extracting(call -> call.headers().get("webhook-id"))
        .containsOnly("evt_1");
    assertThat(operatorCalls)
        .extracting(call -> call.headers().get("webhook-signature"))
        .doesNotHaveDuplicates();
    assertThat(attempts()).extracting(AttemptView::status).containsExactly(500, null, 204);
    assertThat(attempts())
        .extracting(AttemptView::error)
        .containsExactly("http.status", "net.timeout", null);
  }

  @Test
  void a_node_that_slept_while_another_delivered_neither_retries_nor_parks_it() {
    String key = freeze();
    erp =
        () -> {
          erp = () -> answer(200, null);
          handler.handle(key); // the other node, meanwhile
          return answer(500, null);
        };

    assertThat(handler.handle(key)).isEqualTo(new Outcome.Done());

    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(attempts()).extracting(AttemptView::status).containsExactlyInAnyOrder(500, 200);
  }

  @Test
  void redirects_are_failures() {
    String key = freeze();
    erp = () -> answer(302, null);

    assertThat(handler.handle(key)).isInstanceOf(Outcome.Again.class);
    assertThat(delivery().state()).isEqualTo(DeliveryState.WAITING);
  }

  @Test
  void the_receivers_wish_for_a_pause_is_honoured() {
    String key = freeze();
    erp = () -> answer(429, 120L);

    assertThat(handler.handle(key)).isEqualTo(new Outcome.Again(Duration.ofMinutes(2)));
  }

  @Test
  void a_replay_asked_for_during_the_last_try_is_not_parked_with_it() {
    String key = freeze();
    erp =
        () -> {
          if (operatorCalls.size() == 12) {
            outbox.replay(OneContract.TENANT, Long.parseLong(key));
          }
          return answer(503, null);
        };
    while (handler.handle(key) instanceof Outcome.Again again) {
      clock.advance(again.delay());
    }
    assertThat(operatorCalls).hasSize(12);
    assertThat(delivery().state()).isEqualTo(DeliveryState.WAITING);

    erp = () -> answer(200, null);
    handler.handle(key); // the replay has woken it
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void after_twelve_tries_it_is_parked_and_a_replay_begins_again() {
    String key = freeze();
    erp = () -> answer(503, null);
    while (handler.handle(key) instanceof Outcome.Again again) {
      clock.advance(again.delay());
    }
    assertThat(operatorCalls).hasSize(12);
    assertThat(delivery().state()).isEqualTo(DeliveryState.PARKED);
    assertThat(queries.counts()).containsEntry(DeliveryState.PARKED, 1L);

    erp = () -> answer(200, null);
    assertThatThrownBy(() -> outbox.replay(new TenantId("other"), Long.parseLong(key)))
        .isInstanceOf(PermanentFailure.class);
    outbox.replay(OneContract.TENANT, Long.parseLong(key));
    assertThat(work.keys).hasSize(2);
    handler.handle(key);

    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(attempts()).hasSize(13);
    assertThat(operatorCalls.get(12).headers()).containsEntry("x-replay", "1");
    assertThat(operatorCalls.get(12).headers()).containsEntry("webhook-id", "evt_1");
  }

  @Test
  void a_process_killed_while_sending_tries_again_and_both_attempts_count() {
    String key = freeze();
    erp =
        () -> {
          throw new Error("killed");
        };
    assertThatThrownBy(() -> handler.handle(key)).isInstanceOf(Error.class);

    erp = () -> answer(200, null);
    handler.handle(key);

    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(attempts()).extracting(AttemptView::status).containsExactly(null, 200);
    assertThat(attempts()).extracting(AttemptView::number).containsExactly(1, 2);
  }

  @Test
  void the_same_event_to_the_same_place_is_frozen_once() {
    freeze();
    freeze();

    assertThat(queries.ofContract(OneContract.TENANT, OneContract.ID)).hasSize(1);
    assertThat(work.keys).hasSize(1);
  }
}
