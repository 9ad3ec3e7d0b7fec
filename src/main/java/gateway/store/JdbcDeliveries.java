package gateway.store;

import gateway.contract.ContractId;
import gateway.contract.TenantId;
import gateway.delivery.Delivery;
import gateway.delivery.DeliveryRows;
import gateway.delivery.DeliveryState;
import gateway.delivery.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deliveries and attempts in the tables {@code delivery} and {@code attempt}. */
public final class JdbcDeliveries implements DeliveryRows {
  private static final String COLUMNS =
      "id, tenant, contract, event_id, event_type, endpoint, origin, content_type, body, state,"
          + " attempts, tries, replays, next_at, delivered_at";

  private final Database database;

  public JdbcDeliveries(Database database) {
    this.database = database;
  }

  @Override
  public boolean insertIfAbsent(Delivery delivery, Instant createdAt) {
    return database.update(
            "INSERT INTO delivery ("
                + COLUMNS
                + ", created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (tenant, event_id, endpoint, origin) DO NOTHING",
            delivery.id(),
            delivery.tenant().value(),
            delivery.contract().value(),
            delivery.eventId(),
            delivery.eventType(),
            delivery.endpoint(),
            delivery.origin(),
            delivery.contentType(),
            delivery.body(),
            delivery.state(),
            delivery.attempts(),
            delivery.tries(),
            delivery.replays(),
            delivery.nextAt(),
            delivery.deliveredAt(),
            createdAt)
        == 1;
  }

  @Override
  public Optional<Delivery> find(long id) {
    hold(id);
    return database.queryOne(
        "SELECT " + COLUMNS + " FROM delivery WHERE id = ?", JdbcDeliveries::read, id);
  }

  @Override
  public Optional<Delivery> startAttempt(long id, long attemptId, Instant at) {
    Optional<Delivery> started =
        database.queryOne(
            "UPDATE delivery SET attempts = attempts + 1, tries = tries + 1"
                + " WHERE id = ? AND state = ? RETURNING "
                + COLUMNS,
            JdbcDeliveries::read,
            id,
            DeliveryState.WAITING);
    started.ifPresent(
        delivery ->
            database.update(
                "INSERT INTO attempt (id, delivery, number, at) VALUES (?, ?, ?, ?)",
                attemptId,
                id,
                delivery.attempts(),
                at));
    return started;
  }

  @Override
  public void endAttempt(long attemptId, AttemptOutcome outcome) {
    database.update(
        "UPDATE attempt SET status = ?, latency_ms = ?, error = ?, answer = ? WHERE id = ?",
        outcome.status(),
        outcome.latencyMillis(),
        outcome.error(),
        outcome.answer(),
        attemptId);
  }

  @Override
  public void delivered(long id, Instant at) {
    database.update(
        "UPDATE delivery SET state = ?, delivered_at = COALESCE(delivered_at, ?) WHERE id = ?",
        DeliveryState.DELIVERED,
        at,
        id);
  }

  @Override
  public void retryAt(long id, Instant at) {
    database.update("UPDATE delivery SET next_at = ? WHERE id = ?", at, id);
  }

  @Override
  public void park(long id) {
    database.update(
        "UPDATE delivery SET state = ? WHERE id = ? AND state = ?",
        DeliveryState.PARKED,
        id,
        DeliveryState.WAITING);
  }

  @Override
  public boolean replay(TenantId tenant, long id, Instant at) {
    hold(id);
    return database.update(
            "UPDATE delivery SET state = ?, tries = 0, replays = replays + 1, next_at = ?"
                + " WHERE tenant = ? AND id = ?",
            DeliveryState.WAITING,
            at,
            tenant.value(),
            id)
        == 1;
  }

  @Override
  public Optional<Long> disabledEndpoint(long id) {
    return database.queryOne(
        "SELECT e.id AS id FROM delivery d JOIN endpoint e ON e.id = d.endpoint"
            + " WHERE d.id = ? AND e.state = ?",
        row -> row.number("id"),
        id,
        Endpoint.State.DISABLED);
  }

  @Override
  public List<Long> waiting(long endpoint) {
    return database.query(
        "SELECT id FROM delivery WHERE endpoint = ? AND state = ? ORDER BY id",
        row -> row.number("id"),
        endpoint,
        DeliveryState.WAITING);
  }

  // How an attempt ends depends on whether somebody asks for the delivery again meanwhile.
  private void hold(long id) {
    database.hold("delivery", id);
  }

  private static Delivery read(Row row) {
    return new Delivery(
        row.number("id"),
        new TenantId(row.text("tenant")),
        new ContractId(row.number("contract")),
        row.text("event_id"),
        row.text("event_type"),
        row.number("endpoint"),
        row.text("origin"),
        row.text("content_type"),
        row.bytes("body"),
        DeliveryState.valueOf(row.text("state")),
        row.intNumber("attempts"),
        row.intNumber("tries"),
        row.intNumber("replays"),
        row.instant("next_at"),
        row.instantOrNull("delivered_at"));
  }
}
