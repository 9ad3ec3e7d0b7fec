package gateway.store;

import gateway.base.PermanentFailure;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractSearch;
import gateway.contract.ContractStatus;
import gateway.contract.Recipient;
import gateway.contract.SearchWords;
import gateway.contract.TenantId;
import gateway.contract.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches contracts in the database: one query for the page, two for what belongs to it. */
public final class JdbcContractSearch implements ContractSearch {
  /** More than that many given-up chains are no list for a person any more. */
  private static final int MOST_PARKED = 1000;

  private static final String DELIVERIES =
      "SELECT contract FROM delivery WHERE tenant = ? AND state = 'PARKED'";
  private static final String MAILS =
      "SELECT m.contract FROM mail_outbox m JOIN contract mc ON mc.id = m.contract WHERE m.tenant ="
          + " ? AND m.state IN ('FAILED', 'BOUNCED') AND mc.status IN ('DRAFT', 'OPEN')";

  private final Database database;

  public JdbcContractSearch(Database database) {
    this.database = database;
  }

  @Override
  public List<Line> find(TenantId tenant, Query query, @Nullable ContractId before, int limit) {
    StringBuilder sql = new StringBuilder("SELECT c.* FROM contract c WHERE c.tenant = ?");
    List<Object> arguments = new ArrayList<>(List.of(tenant.value()));
    if (query.group() == Group.TO_DO) {
      toDo(sql, arguments, tenant);
    } else if (query.group() != null) {
      states(sql, arguments, query.group().states());
    }
    for (String word : SearchWords.of(query.text())) {
      sql.append(
          " AND c.id IN (SELECT contract FROM contract_word"
              + " WHERE tenant = ? AND word >= ? AND word < ?)");
      Collections.addAll(
          arguments, tenant.value(), ContractWords.bytes(word), ContractWords.end(word));
    }
    if (query.from() != null) {
      sql.append(" AND c.created_at >= ?");
      arguments.add(query.from());
    }
    if (query.until() != null) {
      sql.append(" AND c.created_at < ?");
      arguments.add(query.until());
    }
    if (before != null) {
      sql.append(" AND c.id < ?");
      arguments.add(before.value());
    }
    sql.append(" ORDER BY c.id DESC LIMIT ?");
    arguments.add(limit);
    return lines(database.query(sql.toString(), ContractRows::contract, arguments.toArray()));
  }

  private static void states(
      StringBuilder sql, List<Object> arguments, Set<ContractStatus> states) {
    sql.append(" AND c.status IN (").append(marks(states.size())).append(')');
    arguments.addAll(states);
  }

  private void toDo(StringBuilder sql, List<Object> arguments, TenantId tenant) {
    sql.append(" AND (c.id IN (").append(DELIVERIES).append(" UNION ").append(MAILS).append(')');
    Collections.addAll(arguments, tenant.value(), tenant.value());
    List<Long> parked = parked();
    if (!parked.isEmpty()) {
      sql.append(" OR c.id IN (").append(marks(parked.size())).append(')');
      arguments.addAll(parked);
    }
    sql.append(')');
  }

  private List<Long> parked() {
    return database.query(
        "SELECT key FROM parked_work WHERE kind = ? ORDER BY since DESC LIMIT ?",
        row -> number(row.text("key")),
        Work.CHAIN,
        MOST_PARKED);
  }

  private static long number(String key) {
    try {
      return ContractId.parse(key).value();
    } catch (PermanentFailure e) {
      return 0; // not a contract's chain: no contract has this number
    }
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private List<Line> lines(List<Contract> contracts) {
    if (contracts.isEmpty()) {
      return List.of();
    }
    Object[] ids = contracts.stream().map(contract -> (Object) contract.id().value()).toArray();
    String in = "(" + marks(ids.length) + ")";
    Map<ContractId, List<Recipient>> people = new HashMap<>();
    database
        .query(
            "SELECT * FROM recipient WHERE contract IN " + in + " ORDER BY contract, rank, id",
            ContractRows::recipient,
            ids)
        .forEach(
            each -> people.computeIfAbsent(each.contract(), id -> new ArrayList<>()).add(each));
    Map<ContractId, Last> last = new HashMap<>();
    database
        .query(
            """
            SELECT e.contract, e.type, e.occurred_at FROM event e WHERE e.contract IN %s
              AND e.sequence = (SELECT MAX(x.sequence) FROM event x WHERE x.contract = e.contract)
            """
                .formatted(in),
            row ->
                new Last(
                    new ContractId(row.number("contract")),
                    row.text("type"),
                    row.instant("occurred_at")),
            ids)
        .forEach(each -> last.put(each.contract(), each));
    return contracts.stream()
        .map(
            contract -> {
              Last event = last.get(contract.id());
              return new Line(
                  contract,
                  people.getOrDefault(contract.id(), List.of()),
                  event == null ? "" : event.type(),
                  event == null ? contract.createdAt() : event.at());
            })
        .toList();
  }

  @Override
  public Map<Group, Long> counts(TenantId tenant) {
    Map<Group, Long> counts = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      counts.put(group, 0L);
    }
    database
        .query(
            "SELECT status, COUNT(*) AS n FROM contract WHERE tenant = ? GROUP BY status",
            row -> Map.entry(ContractStatus.valueOf(row.text("status")), row.number("n")),
            tenant.value())
        .forEach(entry -> counts.merge(groupOf(entry.getKey()), entry.getValue(), Long::sum));
    StringBuilder sql =
        new StringBuilder("SELECT COUNT(*) AS n FROM contract c WHERE c.tenant = ?");
    List<Object> arguments = new ArrayList<>(List.of(tenant.value()));
    toDo(sql, arguments, tenant);
    database
        .queryOne(sql.toString(), row -> row.number("n"), arguments.toArray())
        .ifPresent(n -> counts.put(Group.TO_DO, n));
    return counts;
  }

  private static Group groupOf(ContractStatus status) {
    for (Group group : Group.values()) {
      if (group.states().contains(status)) {
        return group;
      }
    }
    throw new IllegalStateException("no group has the state " + status);
  }

  @Override
  public Set<Trouble> troubles(TenantId tenant, ContractId contract) {
    Set<Trouble> found = EnumSet.noneOf(Trouble.class);
    if (exists(
        "SELECT 1 AS n FROM parked_work WHERE kind = ? AND key = ?",
        Work.CHAIN,
        contract.toString())) {
      found.add(Trouble.CHAIN);
    }
    if (exists(DELIVERIES + " AND contract = ?", tenant.value(), contract.value())) {
      found.add(Trouble.DELIVERY);
    }
    if (exists(MAILS + " AND m.contract = ?", tenant.value(), contract.value())) {
      found.add(Trouble.MAIL);
    }
    return found;
  }

  private boolean exists(String sql, Object... arguments) {
    return !database.query(sql, row -> Boolean.TRUE, arguments).isEmpty();
  }

  private record Last(ContractId contract, String type, Instant at) {}
}
