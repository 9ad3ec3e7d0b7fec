package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.RecipientId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class JdbcLinkRequestsTest {
  private static final RecipientId LEA = new RecipientId(42);

  @TempDir Path folder;

  @Test
  void one_wish_an_hour_counts_and_old_ones_are_forgotten() {
    try (Database database = Stores.open(folder)) {
      assertThat(at(database, Duration.ZERO).isFirst(LEA)).isTrue();
      assertThat(at(database, Duration.ZERO).isFirst(LEA)).isFalse();
      assertThat(at(database, Duration.ZERO).isFirst(new RecipientId(43))).isTrue();
      assertThat(at(database, Duration.ofHours(1)).isFirst(LEA)).isTrue();
      assertThat(at(database, Duration.ofHours(2)).purge()).isZero();
      assertThat(at(database, Duration.ofDays(3)).purge()).isEqualTo(3);
    }
  }

  private static JdbcLinkRequests at(Database database, Duration later) {
    return new JdbcLinkRequests(database, Clock.fixed(Stores.NOW.plus(later), ZoneOffset.UTC));
  }
}
