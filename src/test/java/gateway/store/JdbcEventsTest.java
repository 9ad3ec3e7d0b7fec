package gateway.store;

import static gateway.store.Stores.ACME;
import static gateway.store.Stores.NOW;
import static gateway.store.Stores.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gateway.contract.Contract;
import gateway.delivery.EventEnvelope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class JdbcEventsTest {
  @TempDir Path folder;
  private Database database;
  private JdbcEvents events;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    events = new JdbcEvents(database, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_envelope_is_frozen_as_json_when_the_event_is_recorded() {
    Contract contract = Stores.contract(ACME, "order-1");

    String id = events.record(contract, "contract.closed", Map.of("documents", List.of("a", "b")));

    EventEnvelope event = events.find(id).orElseThrow();
    assertThat(event.json())
        .isEqualTo(
            "{\"id\":\""
                + id
                + "\",\"type\":\"contract.closed\",\"occurredAt\":\"2026-11-25T10:00:00.123Z\","
                + "\"tenant\":\"acme\",\"contract\":{\"id\":\""
                + contract.id()
                + "\",\"externalId\":\"order-1\",\"status\":\"DRAFT\",\"level\":\"B-T\"},"
                + "\"sequence\":1,\"data\":{\"documents\":[\"a\",\"b\"]}}");
    assertThat(event.occurredAt()).isEqualTo(NOW);
    assertThat(id).matches("evt_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]+");
  }

  @Test
  void the_sequence_counts_each_contract_from_one() {
    Contract one = Stores.contract(ACME, null);
    Contract two = Stores.contract(ACME, null);
    events.record(one, "a", Map.of());
    events.record(two, "b", Map.of());
    events.record(one, "c", Map.of());

    assertThat(events.of(one.id()))
        .extracting(EventEnvelope::type, EventEnvelope::sequence)
        .containsExactly(tuple("a", 1L), tuple("c", 2L));
  }

  @Test
  void the_feed_shows_an_event_only_once_it_is_published_and_never_behind_a_reader() {
    Contract contract = Stores.contract(ACME, null);
    String first = events.record(contract, "a", Map.of());
    assertThat(events.after(ACME, 0, 10)).isEmpty();
    assertThat(events.position(ACME, first)).isEmpty();

    assertThat(events.publish()).isEqualTo(1);
    long seen = events.position(ACME, first).orElseThrow();
    String second = events.record(contract, "b", Map.of());
    events.record(Stores.contract(OTHER, null), "c", Map.of());
    assertThat(events.publish()).isEqualTo(2);
    assertThat(events.publish()).isZero();

    assertThat(events.after(ACME, 0, 1)).extracting(EventEnvelope::id).containsExactly(first);
    assertThat(events.after(ACME, seen, 10)).extracting(EventEnvelope::id).containsExactly(second);
    assertThat(events.position(OTHER, first)).isEmpty();
  }

  @Test
  void many_events_are_published_in_batches_in_the_order_of_their_contract() {
    Contract contract = Stores.contract(ACME, null);
    database.run(
        () -> {
          for (int i = 0; i < 1_201; i++) {
            events.record(contract, "a", Map.of());
          }
        });

    assertThat(events.publish()).isEqualTo(1_201);
    assertThat(events.after(ACME, 0, 2_000))
        .hasSize(1_201)
        .extracting(EventEnvelope::sequence)
        .isSorted();
  }

  @Test
  void an_event_of_a_failed_transaction_never_was() {
    Contract contract = Stores.contract(ACME, null);

    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      events.record(contract, "a", Map.of());
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(events.of(contract.id())).isEmpty();
    events.record(contract, "b", Map.of());
    assertThat(events.of(contract.id())).extracting(EventEnvelope::sequence).containsExactly(1L);
  }
}
