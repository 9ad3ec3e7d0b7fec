package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.base.Ids;
import gateway.store.Database;
import gateway.store.DatabaseUrl;
import gateway.store.TestPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL and one data folder; one of them dies in the middle. */
class TwoNodesAcceptanceTest {
  private static final int CONTRACTS = 50;
  private static final int CLOSED_BEFORE_THE_KILL = 15;
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final String CONTRACT =
      """
      {"externalId": "order-%d", "title": "Contrat d'entretien", "message": "",
       "customer": {"firstName": "Léa", "lastName": "Martin", "email": "lea@example.org"},
       "recipients": [{"role": "signer", "mode": "seal"}]}
      """;

  @TempDir Path folder;

  @Test
  void fifty_contracts_are_each_closed_and_sealed_once_though_a_node_is_killed() throws Exception {
    String url = TestPostgres.fresh("nodes");
    byte[] pdf = Street.demoContract();
    try (Street survivor = Street.open(folder, Map.of("PARAPH_DATABASE_URL", url));
        Street victim = survivor.beside(Map.of("PARAPH_NODE", "1"));
        Database database = Database.open(DatabaseUrl.parse(url))) {
      ExecutorService callers = Executors.newFixedThreadPool(3);
      List<Future<String>> calls = new ArrayList<>();
      for (int i = 0; i < CONTRACTS; i++) {
        int number = i;
        calls.add(
            callers.submit(
                () ->
                    number % 2 == 0
                        ? created(survivor, survivor, number, pdf)
                        : created(victim, survivor, number, pdf)));
      }
      awaitClosed(database, CLOSED_BEFORE_THE_KILL, survivor);
      victim.kill();
      assertThat(closed(database)).isLessThan(CONTRACTS);

      List<String> ids = new ArrayList<>();
      for (Future<String> call : calls) {
        ids.add(call.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
      }
      callers.shutdown();
      awaitClosed(database, CONTRACTS, survivor);

      assertThat(ids).doesNotHaveDuplicates().hasSize(CONTRACTS);
      assertThat(ids)
          .as("taken in by both")
          .anyMatch(id -> node(id) == 0)
          .anyMatch(id -> node(id) == 1);
      assertThat(count(database, "contract")).isEqualTo(CONTRACTS);
      assertThat(count(database, "sealed_contract")).isEqualTo(CONTRACTS);
      for (String id : ids) {
        byte[] signed = survivor.get("/api/v1/contracts/" + id + "/documents/0?as=signed").body();
        assertThat(signatures(signed)).as(id).isEqualTo(1);
      }
      try (Program books = survivor.command("books")) {
        assertThat(books.exit(Duration.ofSeconds(60))).as(books.output()).isZero();
        assertThat(books.output()).contains("The books balance.");
      }
    }
  }

  /** As a careful caller does: the same key again, wherever somebody answers. */
  private static String created(Street first, Street then, int number, byte[] pdf)
      throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    Street asked = first;
    String last = "";
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> answer = asked.post(CONTRACT.formatted(number), pdf, "key-" + number);
        if (answer.statusCode() == 201 || answer.statusCode() == 200) {
          return Street.JSON.readTree(answer.body()).path("id").asText();
        }
        last = answer.statusCode() + " " + answer.body();
      } catch (IOException e) {
        last = e.toString(); // it died: the other one then
        asked = then;
      }
      LockSupport.parkNanos(200_000_000);
    }
    throw new AssertionError("contract " + number + " was not taken: " + last);
  }

  private static void awaitClosed(Database database, int wanted, Street watched) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (closed(database) < wanted) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            closed(database)
                + " closed, not "
                + wanted
                + "\n"
                + rows(database, "contract", "status || ' ' || coalesce(waiting_for, '-')")
                + rows(database, "parked_work", "kind || ' ' || code || ' ' || message")
                + rows(database, "scheduled_tasks", "task_name || ' ' || coalesce(picked_by, '-')")
                + "\n"
                + watched.output());
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static long closed(Database database) {
    return count(database, "contract WHERE status = 'CLOSED'");
  }

  private static List<String> rows(Database database, String table, String what) {
    return database.query(
        "SELECT " + what + " AS what, COUNT(*) AS n FROM " + table + " GROUP BY 1",
        row -> row.number("n") + " " + row.text("what"));
  }

  private static long count(Database database, String from) {
    return database
        .queryOne("SELECT COUNT(*) AS n FROM " + from, row -> row.number("n"))
        .orElseThrow();
  }

  /** Which node made this id: five of its bits. */
  private static long node(String id) {
    return (Ids.parse("con", id) >> 8) & 31;
  }

  private static int signatures(byte[] pdf) {
    return new String(pdf, StandardCharsets.ISO_8859_1).split("/ByteRange", -1).length - 1;
  }
}
