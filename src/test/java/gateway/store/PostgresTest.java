package gateway.store;

import static gateway.store.Stores.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an operator and a running server meet on PostgreSQL only. */
class PostgresTest {
  private static final String CANARY = "canary-9f3";

  @Test
  void an_address_that_is_none_is_refused_without_showing_what_stands_in_it() {
    for (String text :
        List.of(
            "postgres://lea:" + CANARY + "@db.example.org/paraph",
            "jdbc:mysql://db.example.org/paraph?password=" + CANARY,
            "jdbc:postgresql://db.example.org:port/paraph?password=" + CANARY)) {
      assertRefused("settings.database", text, "paraph.database.url", "jdbc:postgresql://host");
    }
  }

  @Test
  void what_is_wrong_with_a_server_is_said_by_name_and_without_its_password() {
    String good = TestPostgres.address("postgres", "postgres");
    String secret = "&password=" + CANARY;
    assertRefused("database.absent", good.replace("/postgres?", "/nowhere?") + secret, "nowhere");
    assertRefused(
        "database.unreachable", "jdbc:postgresql://127.0.0.1:9/paraph?user=lea" + secret, ":9/");
    assertRefused(
        "database.unreachable",
        "jdbc:postgresql://no-such-host.invalid/paraph?user=lea" + secret,
        "no-such-host.invalid");
    assertRefused(
        "database.login",
        TestPostgres.address("postgres", TestPostgres.GUARDED) + secret,
        "refuses the user " + TestPostgres.GUARDED);
    assertRefused(
        "database.login",
        TestPostgres.address("postgres", TestPostgres.GUARDED),
        "paraph.database.url");
  }

  private static void assertRefused(String code, String url, String... words) {
    assertThatThrownBy(() -> Database.open(DatabaseUrl.parse(url)))
        .isInstanceOfSatisfying(PermanentFailure.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContainingAll(words)
        .hasMessageNotContaining(CANARY);
  }

  @Test
  void nothing_that_prints_an_address_prints_its_password() {
    DatabaseUrl url =
        DatabaseUrl.parse("jdbc:postgresql://a.example.org,b.example.org:6/p?password=" + CANARY);

    assertThat(url.toString()).isEqualTo("a.example.org:5432,b.example.org:6/p");
  }

  @Test
  void after_a_restart_of_the_server_everything_goes_on() {
    DatabaseUrl url = TestPostgres.emptied();
    try (Database database = Database.open(url);
        NodeSeat seat = NodeSeat.take(database, 5, "boot")) {
      JdbcContracts contracts = new JdbcContracts(database);
      var contract = Stores.contract(ACME, null);
      contracts.insert(contract, List.of(), List.of(), List.of());

      assertThatThrownBy(
              () ->
                  database.run(
                      () -> {
                        contracts.update(contracts.get(contract.id()).opened());
                        cutAllConnections();
                      }))
          .isInstanceOfSatisfying(
              TransientFailure.class, e -> assertThat(e.code()).isEqualTo("store.unavailable"));

      seat.keep();
      assertThat(contracts.get(contract.id()).version()).isZero();
      contracts.update(contracts.get(contract.id()).opened());
      assertThat(contracts.get(contract.id()).version()).isOne();
      assertTaken(url, 5);
    }
  }

  private static void cutAllConnections() {
    TestPostgres.asAdmin(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'paraph'");
  }

  @Test
  void a_node_number_belongs_to_one_living_server() {
    DatabaseUrl url = TestPostgres.emptied();
    try (Database database = Database.open(url)) {
      try (NodeSeat seat = NodeSeat.take(database, 3, "boot")) {
        assertThat(seat).isNotNull();
        NodeSeat.take(database, 4, "another").close();
        assertTaken(url, 3);
      }
      NodeSeat.take(database, 3, "next").close();
    }
  }

  private static void assertTaken(DatabaseUrl url, int node) {
    try (Database other = Database.open(url)) {
      assertThatThrownBy(() -> NodeSeat.take(other, node, "late"))
          .isInstanceOfSatisfying(
              PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("node.taken"))
          .hasMessageContainingAll("number " + node, "from 127.0.0.1, since", "paraph.node");
    }
  }

  @Test
  void others_know_whether_a_process_lives() {
    try (Database one = Database.open(TestPostgres.emptied());
        Database two = Database.open(TestPostgres.asIs())) {
      NodeSeat seat = NodeSeat.take(one, 3, "boot");
      assertThat(two.call(() -> two.isDead("boot"))).isFalse();
      seat.close();
      assertThat(two.call(() -> two.isDead("boot"))).isTrue();
    }
  }

  @Test
  void two_nodes_that_start_at_once_on_an_empty_database_migrate_it_once() throws Exception {
    DatabaseUrl url = DatabaseUrl.parse(TestPostgres.fresh("born"));
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Long>> nodes =
        Stream.of(1, 2)
            .map(node -> CompletableFuture.supplyAsync(() -> migrated(url, start)))
            .toList();
    start.countDown();
    long migrations = MigrationFiles.versions(PostgresTest.class.getClassLoader()).size();

    for (CompletableFuture<Long> node : nodes) {
      assertThat(node.get(60, TimeUnit.SECONDS)).isEqualTo(migrations);
    }
  }

  private static long migrated(DatabaseUrl url, CountDownLatch start) {
    try (Database database = Database.open(url)) {
      start.await();
      Migrations.run(database);
      return database
          .queryOne(
              "SELECT COUNT(*) AS n FROM flyway_schema_history WHERE version IS NOT NULL",
              row -> row.number("n"))
          .orElseThrow();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_commit_is_on_the_disk_even_where_the_server_was_told_not_to_wait() {
    TestPostgres.asAdmin("ALTER ROLE postgres SET synchronous_commit = off");
    try (Database database = Database.open(TestPostgres.emptied())) {
      assertThat(
              database.queryOne(
                  "SELECT current_setting('synchronous_commit') AS s", row -> row.text("s")))
          .contains("on");
    } finally {
      TestPostgres.asAdmin("ALTER ROLE postgres RESET synchronous_commit");
    }
  }
}
