package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.GatewayFailure;
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
    StoreProbe probe = new StoreProbe(database, clock());
    probe.write();
    database.close();
    assertThatCode(probe::write).as("the last answer still holds").doesNotThrowAnyException();
    now = now.plus(Duration.ofSeconds(6));
    assertThatThrownBy(probe::write).isInstanceOf(GatewayFailure.class);
    assertThatThrownBy(probe::write).isInstanceOf(GatewayFailure.class);
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
