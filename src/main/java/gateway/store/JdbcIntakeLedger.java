package gateway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.base.Ids;
import gateway.contract.ContractId;
import gateway.contract.Customer;
import gateway.contract.CustomerId;
import gateway.contract.Work;
import gateway.intake.IntakeLedger;
import gateway.intake.IntakeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The intake ledger in the database. */
public final class JdbcIntakeLedger implements IntakeLedger {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;
  private final Ids ids;

  public JdbcIntakeLedger(Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  @Override
  public Optional<Accepted> accepted(IntakeSource source) {
    database.hold("intake", source.tenant() + "/" + source.source() + "/" + source.businessKey());
    return database.queryOne(
        "SELECT contract_id, customer_id, digest FROM intake"
            + " WHERE tenant = ? AND source = ? AND business_key = ? AND outcome = 'ACCEPTED'",
        row -> {
          Long contract = row.numberOrNull("contract_id");
          Long customer = row.numberOrNull("customer_id");
          return new Accepted(
              contract == null ? null : new ContractId(contract),
              customer == null ? null : new CustomerId(customer),
              row.text("digest"));
        },
        source.tenant().value(),
        source.source(),
        source.businessKey());
  }

  @Override
  public long accept(
      IntakeSource source,
      @Nullable ContractId contract,
      @Nullable CustomerId customer,
      Instant receivedAt) {
    long id = ids.next();
    insert(
        id,
        source,
        "ACCEPTED",
        null,
        null,
        contract == null ? null : contract.value(),
        customer == null ? null : customer.value(),
        receivedAt);
    return id;
  }

  @Override
  public void supersede(IntakeSource source) {
    database.update(
        "UPDATE intake SET business_key = business_key || '#' || id"
            + " WHERE tenant = ? AND source = ? AND business_key = ? AND outcome = 'ACCEPTED'"
            + " AND contract_id IS NULL",
        source.tenant().value(),
        source.source(),
        source.businessKey());
  }

  @Override
  public void refuse(IntakeSource source, String code, String reason, Instant receivedAt) {
    insert(ids.next(), source, "REFUSED", code, reason, null, null, receivedAt);
  }

  private void insert(
      long id,
      IntakeSource source,
      String outcome,
      @Nullable String code,
      @Nullable String reason,
      @Nullable Long contract,
      @Nullable Long customer,
      Instant at) {
    // Only a refusal may repeat itself; a second accepted row is a fault and must not be hidden.
    String onConflict = outcome.equals("REFUSED") ? " ON CONFLICT DO NOTHING" : "";
    database.update(
        "INSERT INTO intake (id, tenant, source, business_key, digest, location, client, outcome,"
            + " code, reason, contract_id, customer_id, received_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + onConflict,
        id,
        source.tenant().value(),
        source.source(),
        source.businessKey(),
        source.digest(),
        source.location(),
        source.client(),
        outcome,
        code,
        reason,
        contract,
        customer,
        at);
  }

  @Override
  public void keepFormer(Customer former, long intakeId, Instant at) {
    try {
      database.update(
          "INSERT INTO customer_change (id, tenant, customer_id, intake_id, before_json,"
              + " changed_at) VALUES (?, ?, ?, ?, ?, ?)",
          ids.next(),
          former.tenant().value(),
          former.id().value(),
          intakeId,
          JSON.writeValueAsString(former.person().values()),
          at);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Book> books() {
    // Each column is counted on its own, from the contract's state, never as "the rest": a row that
    // falls between the columns, such as one whose contract is missing, makes the sum wrong.
    String parked =
        new WorkLedger(database)
            .parked().stream()
                .filter(work -> work.kind().equals(Work.CHAIN))
                .map(work -> String.valueOf(ContractId.parse(work.key()).value()))
                .collect(Collectors.joining(", "));
    return database.query(
        """
        SELECT i.source,
          count(*) AS received,
          sum(CASE WHEN i.outcome = 'ACCEPTED' AND (
                (i.contract_id IS NULL AND i.customer_id IS NOT NULL)
                OR c.status IN ('CLOSED', 'ARCHIVED', 'REFUSED', 'EXPIRED', 'ABANDONED'))
              AND %1$s THEN 1 ELSE 0 END) AS done,
          sum(CASE WHEN i.outcome = 'ACCEPTED' AND c.status IN ('DRAFT', 'OPEN', 'SIGNED')
              AND %1$s THEN 1 ELSE 0 END) AS in_progress,
          sum(CASE WHEN i.outcome = 'REFUSED' THEN 1 ELSE 0 END) AS refused,
          sum(CASE WHEN i.outcome = 'ACCEPTED' AND c.id IS NOT NULL
              AND NOT (%1$s) THEN 1 ELSE 0 END) AS parked
        FROM intake i
        LEFT JOIN contract c ON c.id = i.contract_id
        GROUP BY i.source ORDER BY i.source
        """
            .formatted(parked.isEmpty() ? "1 = 1" : "coalesce(c.id, 0) NOT IN (" + parked + ")"),
        row ->
            new Book(
                row.text("source"),
                row.number("received"),
                row.number("done"),
                row.number("in_progress"),
                row.number("refused"),
                row.number("parked")));
  }
}
