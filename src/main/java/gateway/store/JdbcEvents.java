package gateway.store;

import gateway.base.Ids;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Events;
import gateway.contract.TenantId;
import gateway.delivery.EventEnvelope;
import gateway.delivery.EventLedger;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The event ledger in the database; an event's JSON is frozen when it is recorded. */
public final class JdbcEvents implements Events, EventLedger {
  private static final int BATCH = 500;

  private final Database database;
  private final Clock clock;

  public JdbcEvents(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String record(Contract contract, String type, Map<String, ?> data) {
    String id = "evt_" + Ids.uuid7(clock);
    database.run(
        () -> {
          ContractRows.hold(database, contract.id());
          Next next = next(contract.id());
          database.update(
              """
              INSERT INTO event (id, tenant, contract, sequence, type, occurred_at, json)
              VALUES (?, ?, ?, ?, ?, ?, ?)
              """,
              id,
              contract.tenant().value(),
              contract.id().value(),
              next.sequence(),
              type,
              next.at(),
              Json.write(envelope(id, type, next.at(), contract, next.sequence(), data)));
        });
    return id;
  }

  /** An event's place among those of its contract; its time never lies before the last one's. */
  private record Next(long sequence, Instant at) {}

  private Next next(ContractId contract) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return database
        .queryOne(
            "SELECT COALESCE(MAX(sequence), 0) + 1 AS next, MAX(occurred_at) AS last FROM event"
                + " WHERE contract = ?",
            row -> {
              Instant last = row.instantOrNull("last");
              // Another node's clock may be ahead, and the feed is ordered by these times.
              return new Next(row.number("next"), last == null || last.isBefore(now) ? now : last);
            },
            contract.value())
        .orElseThrow();
  }

  private static Map<String, Object> envelope(
      String id, String type, Instant at, Contract contract, long sequence, Map<String, ?> data) {
    Map<String, @Nullable Object> about = new LinkedHashMap<>();
    about.put("id", contract.id().toString());
    about.put("externalId", contract.externalId());
    about.put("status", contract.status().name());
    about.put("level", contract.level().text());
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("id", id);
    envelope.put("type", type);
    envelope.put("occurredAt", at.toString());
    envelope.put("tenant", contract.tenant().value());
    envelope.put("contract", about);
    envelope.put("sequence", sequence);
    envelope.put("data", data);
    return envelope;
  }

  @Override
  public List<EventEnvelope> of(ContractId contract) {
    return database.query(
        "SELECT * FROM event WHERE contract = ? ORDER BY sequence",
        JdbcEvents::read,
        contract.value());
  }

  @Override
  public Optional<EventEnvelope> find(String eventId) {
    return database.queryOne("SELECT * FROM event WHERE id = ?", JdbcEvents::read, eventId);
  }

  @Override
  public List<EventEnvelope> after(TenantId tenant, long position, int limit) {
    return database.query(
        "SELECT * FROM event WHERE tenant = ? AND position > ? ORDER BY position LIMIT ?",
        JdbcEvents::read,
        tenant.value(),
        position,
        limit);
  }

  @Override
  public Optional<Long> position(TenantId tenant, String eventId) {
    return database.queryOne(
        "SELECT position FROM event WHERE tenant = ? AND id = ? AND position IS NOT NULL",
        row -> row.number("position"),
        tenant.value(),
        eventId);
  }

  @Override
  public int publish() {
    int published = 0;
    // Looked up through the readers first: an idle gateway writes nothing.
    while (!unpublished(1).isEmpty()) {
      published += database.call(this::publishBatch);
    }
    return published;
  }

  private int publishBatch() {
    // Writing this row first makes publishers queue, and with them the positions' commits.
    database.update("UPDATE event_feed_head SET position = position WHERE id = 1");
    long head =
        database
            .queryOne(
                "SELECT position FROM event_feed_head WHERE id = 1", row -> row.number("position"))
            .orElseThrow();
    List<String> ids = unpublished(BATCH);
    for (String id : ids) {
      head++;
      database.update("UPDATE event SET position = ? WHERE id = ?", head, id);
    }
    database.update("UPDATE event_feed_head SET position = ? WHERE id = 1", head);
    return ids.size();
  }

  private List<String> unpublished(int limit) {
    return database.query(
        """
        SELECT id FROM event WHERE position IS NULL
        ORDER BY occurred_at, contract, sequence LIMIT ?
        """,
        row -> row.text("id"),
        limit);
  }

  private static EventEnvelope read(Row row) {
    return new EventEnvelope(
        row.text("id"),
        row.text("type"),
        row.instant("occurred_at"),
        new TenantId(row.text("tenant")),
        new ContractId(row.number("contract")),
        row.number("sequence"),
        row.text("json"));
  }
}
