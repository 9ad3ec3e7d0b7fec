package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.TransientFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database when its disk is full or fails, and after that. */
class SqliteFullDiskTest {
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

  /** As SQLite does by itself when the disk is full or fails in the middle. */
  @Test
  void a_transaction_that_the_engine_has_ended_costs_no_later_one_its_wholeness() {
    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      database.update("ROLLBACK");
                      probe(1);
                    }))
        .isInstanceOf(TransientFailure.class);

    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      probe(2);
                      throw new IllegalStateException("half way");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasNoSuppressedExceptions();
    assertThat(probed()).isNotEqualTo(2);
    probe(3);
    assertThat(probed()).isEqualTo(3);
  }

  @Test
  void a_disk_that_was_full_is_written_to_again_once_it_has_room() {
    // Of now, and no more: for this connection only, as a disk that has room again later.
    database.run(() -> database.query("PRAGMA max_page_count = 1", row -> 1));
    assertThatThrownBy(this::fill)
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("store.full"));

    fill();
  }

  private void fill() {
    database.update(
        "INSERT INTO parked_work (kind, key, code, message, since) VALUES ('k', 'k', 'c', ?, 0)",
        "x".repeat(1_000_000));
  }

  private void probe(int at) {
    database.update(
        "INSERT INTO store_probe (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = ?",
        at,
        at);
  }

  private long probed() {
    return database
        .queryOne("SELECT at FROM store_probe WHERE id = 1", row -> row.number("at"))
        .orElse(0L);
  }
}
