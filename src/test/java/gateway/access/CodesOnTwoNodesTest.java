package gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.base.Ids;
import gateway.contract.RecipientId;
import gateway.store.Database;
import gateway.store.JdbcCodes;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits on codes hold for all servers together, and across their restarts. */
@OnBothDatabases
class CodesOnTwoNodesTest {
  private static final RecipientId LEA = new RecipientId(42);
  private static final int GUESSES = 200;

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private final List<Database> databases = new ArrayList<>();
  private List<StoredOneTimeCodes> nodes;

  @BeforeEach
  void open() {
    nodes = List.of(node(0), node(1));
  }

  @AfterEach
  void close() {
    databases.forEach(Database::close);
  }

  private StoredOneTimeCodes node(int number) {
    Database database = Stores.open(folder);
    databases.add(database);
    return new StoredOneTimeCodes(
        new JdbcCodes(database), database, new Ids(clock, number), clock, new FakeMasterKey());
  }

  /** Ask both nodes in turn, all at once; returns what came out, failures as null. */
  private <T> List<T> atOnce(int times, Function<StoredOneTimeCodes, T> ask) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(16);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> asked = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      StoredOneTimeCodes node = nodes.get(i % 2);
      asked.add(
          pool.submit(
              () -> {
                start.await();
                return ask.apply(node);
              }));
    }
    start.countDown();
    List<T> answers = new ArrayList<>();
    for (Future<T> one : asked) {
      answers.add(one.get());
    }
    pool.shutdown();
    return answers;
  }

  private static String another(String code) {
    return code.equals("123456") ? "654321" : "123456";
  }

  @Test
  void two_hundred_parallel_guesses_on_two_nodes_compare_five_at_most() throws Exception {
    String code = nodes.get(0).issue(LEA);
    String wrong = another(code);

    List<CodeOutcome> outcomes = atOnce(GUESSES, node -> node.check(LEA, wrong));

    assertThat(outcomes).filteredOn(CodeOutcome.Wrong.class::isInstance).hasSize(5);
    assertThat(outcomes).filteredOn(CodeOutcome.Expired.class::isInstance).hasSize(GUESSES - 5);
    assertThat(nodes.get(1).check(LEA, code)).isNotEqualTo(new CodeOutcome.Accepted());
    assertThat(node(2).check(LEA, code)).isNotEqualTo(new CodeOutcome.Accepted());
  }

  @Test
  void fifteen_wrong_guesses_a_day_lock_on_every_node_and_after_a_restart() throws Exception {
    for (int round = 0; round < 3; round++) {
      String wrong = another(nodes.get(round % 2).issue(LEA));
      atOnce(20, node -> node.check(LEA, wrong));
      clock.advance(Duration.ofMinutes(30));
    }

    assertThat(nodes.get(0).lockedUntil(LEA)).isPresent();
    assertThat(nodes.get(1).lockedUntil(LEA)).isEqualTo(nodes.get(0).lockedUntil(LEA));
    assertThat(node(2).lockedUntil(LEA)).isEqualTo(nodes.get(0).lockedUntil(LEA));
  }

  @Test
  void one_code_is_accepted_once_on_two_nodes_at_once() throws Exception {
    String code = nodes.get(0).issue(LEA);

    List<CodeOutcome> outcomes = atOnce(4, node -> node.check(LEA, code));

    assertThat(outcomes).filteredOn(CodeOutcome.Accepted.class::isInstance).hasSize(1);
  }

  @Test
  void two_codes_asked_for_at_once_are_one() throws Exception {
    List<String> issued =
        atOnce(
            8,
            node -> {
              try {
                return node.issue(LEA);
              } catch (gateway.base.PermanentFailure e) {
                return e.code();
              }
            });

    assertThat(issued).filteredOn("code.too-soon"::equals).hasSize(7);
  }
}
