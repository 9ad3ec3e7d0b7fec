package gateway.store;

import static gateway.store.Stores.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.contract.ContractId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class DatabaseTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void many_threads_write_and_read_at_once_without_an_error() throws Exception {
    JdbcContracts contracts = new JdbcContracts(database);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<?>> futures = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      futures.add(
          pool.submit(
              () -> {
                for (int i = 0; i < 40; i++) {
                  var contract = Stores.contract(ACME, null);
                  database.run(
                      () -> {
                        contracts.list(ACME, new ContractId(0), 5); // read, then write
                        contracts.insert(contract, List.of(), List.of(), List.of());
                      });
                  contracts.update(contracts.get(contract.id()).opened());
                }
              }));
    }
    for (Future<?> future : futures) {
      future.get();
    }
    pool.shutdown();

    assertThat(contracts.list(ACME, new ContractId(0), 1_000)).hasSize(320);
  }

  @Test
  void actions_after_a_commit_run_in_order_and_their_failures_harm_nobody() {
    List<String> ran = new ArrayList<>();

    database.run(
        () -> {
          database.afterCommit(() -> ran.add("first"));
          database.afterCommit(
              () -> {
                throw new IllegalStateException("follow-up");
              });
          database.run(() -> database.afterCommit(() -> ran.add("nested")));
          assertThat(ran).isEmpty();
        });

    assertThat(ran).containsExactly("first", "nested");
  }

  @Test
  void nothing_runs_after_a_rollback() {
    List<String> ran = new ArrayList<>();

    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      database.afterCommit(() -> ran.add("never"));
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(ran).isEmpty();
  }

  @Test
  void a_guest_in_a_transaction_can_neither_commit_nor_close_it() {
    DataSource joined = database.joined();

    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      write(joined);
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
    assertThat(parked()).isZero();

    database.run(() -> write(joined));
    assertThat(parked()).isEqualTo(1);
  }

  @Test
  void a_second_server_on_the_folder_is_refused_until_the_first_has_ended() {
    try (DataLock lock = DataLock.take(folder)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> DataLock.take(folder))
          .isInstanceOfSatisfying(
              PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("store.in-use"))
          .hasMessageContaining(folder.toString());
    }
    DataLock.take(folder).close();
  }

  private long parked() {
    return database
        .queryOne("SELECT COUNT(*) AS n FROM parked_work", row -> row.number("n"))
        .orElseThrow();
  }

  private static void write(DataSource joined) {
    try (Connection connection = joined.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO parked_work VALUES ('a', 'b', 'c', 'd', 1)");
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
