package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.RecipientId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class JdbcUseCountsTest {
  private static final RecipientId LEA = new RecipientId(5);
  private static final RecipientId MAX = new RecipientId(6);

  @TempDir Path folder;

  @Test
  void each_person_and_kind_is_counted_alone_up_to_the_limit() {
    try (Database database = Stores.open(folder)) {
      JdbcUseCounts counts = new JdbcUseCounts(database);
      assertThat(counts.used(LEA, "A")).isZero();
      assertThat(counts.take(LEA, "A", 2)).hasValue(1);
      assertThat(counts.take(LEA, "A", 2)).hasValue(2);
      assertThat(counts.take(LEA, "A", 2)).isEmpty();
      assertThat(counts.used(LEA, "A")).isEqualTo(2);
      assertThat(counts.take(LEA, "B", 2)).hasValue(1);
      assertThat(counts.take(MAX, "A", 2)).hasValue(1);
      assertThat(counts.take(LEA, "A", 3)).as("the setting was raised").hasValue(3);
    }
  }

  @Test
  void at_the_same_moment_nobody_gets_more_than_the_limit() throws Exception {
    try (Database database = Stores.open(folder)) {
      JdbcUseCounts counts = new JdbcUseCounts(database);
      ExecutorService pool = Executors.newFixedThreadPool(8);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<OptionalInt>> taken = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        taken.add(
            pool.submit(
                () -> {
                  start.await();
                  return counts.take(LEA, "A", 10);
                }));
      }
      start.countDown();
      int given = 0;
      for (Future<OptionalInt> one : taken) {
        given += one.get().isPresent() ? 1 : 0;
      }
      pool.shutdown();
      assertThat(given).isEqualTo(10);
      assertThat(counts.used(LEA, "A")).isEqualTo(10);
    }
  }
}
