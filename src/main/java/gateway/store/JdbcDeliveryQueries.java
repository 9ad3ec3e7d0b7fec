package gateway.store;

import gateway.contract.ContractId;
import gateway.contract.TenantId;
import gateway.delivery.DeliveryQueries;
import gateway.delivery.DeliveryState;
import gateway.delivery.Endpoint;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads deliveries with their endpoints and attempts. */
public final class JdbcDeliveryQueries implements DeliveryQueries {
  private static final String SELECT =
      "SELECT d.id, d.contract, d.event_id, d.event_type, d.origin, e.url, d.state, d.next_at,"
          + " d.delivered_at FROM delivery d JOIN endpoint e ON e.id = d.endpoint";

  private final Database database;

  public JdbcDeliveryQueries(Database database) {
    this.database = database;
  }

  @Override
  public List<DeliveryView> ofContract(TenantId tenant, ContractId contract) {
    return views(
        " WHERE d.tenant = ? AND d.contract = ? ORDER BY d.id", tenant.value(), contract.value());
  }

  @Override
  public List<DeliveryView> ofEvent(TenantId tenant, String eventId) {
    return views(" WHERE d.tenant = ? AND d.event_id = ? ORDER BY d.id", tenant.value(), eventId);
  }

  /** Attempts are read after their deliveries: a query inside a query takes two connections. */
  private List<DeliveryView> views(String where, Object... arguments) {
    return database.query(SELECT + where, JdbcDeliveryQueries::view, arguments).stream()
        .map(
            view ->
                new DeliveryView(
                    view.id(),
                    view.contract(),
                    view.eventId(),
                    view.eventType(),
                    view.origin(),
                    view.url(),
                    view.state(),
                    view.nextAt(),
                    view.deliveredAt(),
                    attempts(view.id())))
        .toList();
  }

  @Override
  public List<HeldDelivery> held() {
    return database.query(
        """
        SELECT d.id, d.tenant, d.contract, d.event_type, e.url, d.state, d.attempts,
          a.number, a.at, a.status, a.latency_ms, a.error, a.answer
        FROM delivery d JOIN endpoint e ON e.id = d.endpoint
        LEFT JOIN attempt a ON a.delivery = d.id AND a.number = d.attempts
        WHERE d.state = ? OR (d.state = ? AND e.state = ?)
        ORDER BY d.id
        """,
        JdbcDeliveryQueries::heldDelivery,
        DeliveryState.PARKED,
        DeliveryState.WAITING,
        Endpoint.State.DISABLED);
  }

  private static HeldDelivery heldDelivery(Row row) {
    int attempts = row.intNumber("attempts");
    return new HeldDelivery(
        row.number("id"),
        new TenantId(row.text("tenant")),
        new ContractId(row.number("contract")),
        row.text("event_type"),
        URI.create(row.text("url")),
        DeliveryState.valueOf(row.text("state")),
        attempts,
        attempts == 0 ? null : attempt(row));
  }

  @Override
  public Map<DeliveryState, Long> counts() {
    return counted("SELECT state, COUNT(*) AS n FROM delivery GROUP BY state");
  }

  @Override
  public Map<DeliveryState, Long> counts(TenantId tenant) {
    return counted(
        "SELECT state, COUNT(*) AS n FROM delivery WHERE tenant = ? GROUP BY state",
        tenant.value());
  }

  private Map<DeliveryState, Long> counted(String sql, @Nullable Object... arguments) {
    Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
    for (DeliveryState state : DeliveryState.values()) {
      counts.put(state, 0L);
    }
    database
        .query(
            sql,
            row -> Map.entry(DeliveryState.valueOf(row.text("state")), row.number("n")),
            arguments)
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  private static DeliveryView view(Row row) {
    DeliveryState state = DeliveryState.valueOf(row.text("state"));
    return new DeliveryView(
        row.number("id"),
        new ContractId(row.number("contract")),
        row.text("event_id"),
        row.text("event_type"),
        row.text("origin"),
        URI.create(row.text("url")),
        state,
        state == DeliveryState.WAITING ? row.instant("next_at") : null,
        row.instantOrNull("delivered_at"),
        List.of());
  }

  private List<AttemptView> attempts(long delivery) {
    return database.query(
        "SELECT number, at, status, latency_ms, error, answer FROM attempt WHERE delivery = ?"
            + " ORDER BY number",
        JdbcDeliveryQueries::attempt,
        delivery);
  }

  private static AttemptView attempt(Row row) {
    Long status = row.numberOrNull("status");
    return new AttemptView(
        row.intNumber("number"),
        row.instant("at"),
        status == null ? null : Math.toIntExact(status),
        row.numberOrNull("latency_ms"),
        row.textOrNull("error"),
        row.textOrNull("answer"));
  }
}
