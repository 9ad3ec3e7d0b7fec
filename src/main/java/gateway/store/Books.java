package gateway.store;

import gateway.base.Ids;
import gateway.intake.IntakeLedger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Does everything that came in lead somewhere? Counts each source, and looks for what must never
 * be: a closed contract without its one event, an event told to nobody, a contract nobody works on.
 */
public final class Books {
  private final Database database;

  public Books(Database database) {
    this.database = database;
  }

  /**
   * What was found.
   *
   * @param findings what must never be
   * @param notes what waits for somebody, although every book balances
   */
  public record Balance(
      List<IntakeLedger.Book> sources, List<String> findings, List<String> notes) {
    public Balance {
      sources = List.copyOf(sources);
      findings = List.copyOf(findings);
      notes = List.copyOf(notes);
    }

    public boolean isClean() {
      return findings.isEmpty() && sources.stream().allMatch(IntakeLedger.Book::balances);
    }
  }

  public Balance balance() {
    Clock clock = Clock.systemUTC();
    List<IntakeLedger.Book> sources = new JdbcIntakeLedger(database, new Ids(clock, 0)).books();
    List<String> findings = new ArrayList<>();
    find(
        findings,
        "closed without exactly one contract.closed event",
        """
        SELECT c.id AS id FROM contract c WHERE c.status IN ('CLOSED', 'ARCHIVED') AND
          (SELECT count(*) FROM event e WHERE e.contract = c.id AND e.type = 'contract.closed') <> 1
        """);
    find(
        findings,
        "sealed more than once",
        """
        SELECT contract AS id FROM audit_entry WHERE entry LIKE '%"type":"contract.sealed"%'
          GROUP BY contract HAVING count(*) > 1
        """);
    find(
        findings,
        "closed and announced, but an endpoint it was to be told to has no delivery",
        """
        SELECT c.id AS id FROM contract c WHERE c.announced = 1 AND EXISTS
          (SELECT 1 FROM contract_callback k WHERE k.contract = c.id)
          AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.contract = c.id)
        """);
    find(
        findings,
        "in no intake row: it came from nowhere",
        "SELECT c.id AS id FROM contract c WHERE NOT EXISTS"
            + " (SELECT 1 FROM intake i WHERE i.contract_id = c.id)");
    return new Balance(sources, findings, notes());
  }

  private List<String> notes() {
    int held = new JdbcDeliveryQueries(database).held().size();
    if (held == 0) {
      return List.of();
    }
    return List.of(
        (held == 1 ? "1 delivery is" : held + " deliveries are")
            + " parked: see ./paraph deliveries list, then ./paraph deliveries replay"
            + " --all-parked");
  }

  private void find(List<String> findings, String what, String sql) {
    database
        .query(sql, row -> row.number("id"))
        .forEach(id -> findings.add(Ids.text("con", id) + " " + what));
  }
}
