package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.GatewayFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreProbeTest {
  private Instant now = Stores.NOW;

  @Test
  void it_says_so_when_the_store_takes_no_writes_and_asks_again_only_after_a_while(
      @TempDir Path folder) {
    Database database = Stores.open(folder);
    StoreProbe probe = new StoreProbe(database, folder.resolve("blobs"), clock());
    probe.write();
    database.close();
    assertThatCode(probe::write).as("the last answer still holds").doesNotThrowAnyException();
    now = now.plus(Duration.ofSeconds(6));
    assertThatThrownBy(probe::write).isInstanceOf(GatewayFailure.class);
    assertThatThrownBy(probe::write).isInstanceOf(GatewayFailure.class);
  }

  @Test
  void a_folder_that_takes_no_files_is_found_though_the_database_writes(@TempDir Path folder)
      throws Exception {
    try (Database database = Stores.open(folder)) {
      Path blobs = folder.resolve("blobs");
      StoreProbe probe = new StoreProbe(database, blobs, clock());
      probe.write();
      assertThat(blobs).isEmptyDirectory();
      Files.delete(blobs);
      Files.writeString(blobs, "a broken mount"); // root may write everywhere else
      now = now.plus(Duration.ofSeconds(6));
      assertThatThrownBy(probe::write)
          .hasMessageContaining("A file in " + blobs + " could not be written: ");
      Files.delete(blobs);
      now = now.plus(Duration.ofSeconds(6));
      probe.write();
    }
  }

  @Test
  void every_queue_is_counted_by_state(@TempDir Path folder) {
    try (Database database = Stores.open(folder)) {
      QueueCounts counts = new QueueCounts(database, clock());
      assertThat(counts.read()).isEmpty();
      assertThat(counts.oldestDeliverySeconds()).isZero();
      database.update(
          "INSERT INTO parked_work (kind, key, code, message, since) VALUES (?, ?, ?, ?, ?)",
          "chain",
          "con_1",
          "pdf.broken",
          "broken",
          now);
      assertThat(counts.read()).containsExactly(new QueueCounts.Count("parked_work", "chain", 1));
    }
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
