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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several servers on one PostgreSQL and one data folder. In the middle one of them dies, and
 * another is frozen until its work was taken over: it wakes up in the belief that all is still its
 * own.
 */
class TwoNodesAcceptanceTest {
  private static final int CONTRACTS = 50;
  private static final int CLOSED_BEFORE_THE_KILL = 15;
  private static final Duration LIMIT = Program.PATIENCE.multipliedBy(2);
  private static final String CONTRACT =
      """
      {"externalId": "order-%1$d", "title": "Contrat d'entretien", "message": "",
       "customer": {"firstName": "Léa", "lastName": "Martin", "email": "lea@example.org"},
       "recipients": [{"role": "signer", "mode": "seal"},
         {"role": "copy", "key": "copy1", "firstName": "Ada", "lastName": "Roy",
          "email": "copy-%1$d@example.org"}]}
      """;

  @TempDir Path folder;

  @Test
  void fifty_contracts_are_each_sealed_once_though_a_node_is_killed_and_another_frozen()
      throws Exception {
    String url = TestPostgres.fresh("nodes");
    byte[] pdf = Street.demoContract();
    try (Street survivor = Street.open(folder, Map.of("PARAPH_DATABASE_URL", url));
        Street victim = survivor.beside(Map.of("PARAPH_NODE", "1"));
        Street sleeper = survivor.beside(Map.of("PARAPH_NODE", "2"));
        Database database = Database.open(DatabaseUrl.parse(url))) {
      ExecutorService callers = Executors.newFixedThreadPool(3);
      List<Future<String>> calls = new ArrayList<>();
      for (int i = 0; i < CONTRACTS; i++) {
        int number = i;
        calls.add(
            callers.submit(
                () ->
                    created(
                        List.of(survivor, victim, sleeper).get(number % 3),
                        survivor,
                        number,
                        pdf)));
      }
      awaitClosed(database, CLOSED_BEFORE_THE_KILL, survivor);
      sleeper.freeze();
      victim.kill();
      assertThat(closed(database)).isLessThan(CONTRACTS);
      awaitTakenOver(database, held(database), survivor);
      sleeper.thaw();

      List<String> ids = new ArrayList<>();
      for (Future<String> call : calls) {
        ids.add(call.get()); // within LIMIT, or it says why not
      }
      callers.shutdown();
      awaitClosed(database, CONTRACTS, survivor);

      assertThat(ids).doesNotHaveDuplicates().hasSize(CONTRACTS);
      assertThat(ids)
          .as("taken in by all")
          .anyMatch(id -> node(id) == 0)
          .anyMatch(id -> node(id) == 1)
          .anyMatch(id -> node(id) == 2);
      assertThat(count(database, "contract")).isEqualTo(CONTRACTS);
      assertThat(count(database, "sealed_contract")).isEqualTo(CONTRACTS);
      for (String id : ids) {
        byte[] signed = survivor.get("/api/v1/contracts/" + id + "/documents/0?as=signed").body();
        assertThat(signatures(signed)).as(id).isEqualTo(1);
      }
      for (int i = 0; i < CONTRACTS; i++) {
        survivor.mail.awaitMail("copy-" + i + "@example.org");
      }
      // One that was under way when its node stopped may come again: as the same message.
      assertThat(survivor.mail.ids("copy-")).hasSize(CONTRACTS);
      try (Program books = survivor.command("books")) {
        assertThat(books.exit(Program.PATIENCE)).as(books.output()).isZero();
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
    await(
        () -> closed(database) >= wanted,
        () -> closed(database) + " closed, not " + wanted,
        database,
        watched);
  }

  /** What is held at this moment, as "kind key holder". */
  private static Set<String> held(Database database) {
    return Set.copyOf(
        database.query(
            "SELECT task_name, task_instance, picked_by FROM scheduled_tasks WHERE picked",
            row ->
                row.text("task_name")
                    + " "
                    + row.text("task_instance")
                    + " "
                    + row.text("picked_by")));
  }

  /** Wait until none of it is held by whoever held it then. */
  private static void awaitTakenOver(Database database, Set<String> before, Street watched) {
    await(
        () -> Collections.disjoint(before, held(database)),
        () -> "still held: " + held(database) + " of " + before,
        database,
        watched);
  }

  private static void await(
      BooleanSupplier condition, Supplier<String> state, Database database, Street watched) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            state.get()
                + " after "
                + LIMIT
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
