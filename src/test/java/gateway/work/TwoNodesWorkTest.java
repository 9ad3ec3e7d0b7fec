package gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.WorkHandler;
import gateway.contract.WorkHandler.Outcome.Again;
import gateway.contract.WorkHandler.Outcome.Done;
import gateway.store.Database;
import gateway.store.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers share the work that waits in one PostgreSQL database. */
@Timeout(60)
class TwoNodesWorkTest {
  private static final String KIND = "poll";

  private final MovableClock clock = new MovableClock();
  private final List<Database> databases = new ArrayList<>();
  private final List<WorkScheduler> nodes = new ArrayList<>();

  @BeforeEach
  void open() {
    databases.add(Database.open(TestPostgres.emptied()));
    databases.add(Database.open(TestPostgres.asIs()));
  }

  @AfterEach
  void close() {
    nodes.forEach(WorkScheduler::close);
    databases.forEach(Database::close);
  }

  private void start(int node, WorkHandler handler) {
    WorkScheduler work = new WorkScheduler(databases.get(node), clock, Map.of(KIND, handler));
    nodes.add(work);
    work.start();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void each_piece_of_work_runs_on_one_node_and_both_nodes_work() throws Exception {
    int pieces = 200;
    CountDownLatch all = new CountDownLatch(pieces);
    Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    Map<Integer, AtomicInteger> share = new ConcurrentHashMap<>();
    for (int node = 0; node < 2; node++) {
      int one = node;
      start(
          node,
          key -> {
            runs.computeIfAbsent(key, none -> new AtomicInteger()).incrementAndGet();
            share.computeIfAbsent(one, none -> new AtomicInteger()).incrementAndGet();
            all.countDown();
            return new Done();
          });
    }
    databases
        .get(0)
        .run(
            () -> {
              for (int i = 0; i < pieces; i++) {
                nodes.get(0).schedule(KIND, "key" + i, Duration.ZERO);
              }
            });
    await(all);

    assertThat(runs).hasSize(pieces);
    assertThat(runs.values()).allSatisfy(count -> assertThat(count).hasValue(1));
    assertThat(share).hasSize(2);
  }

  @Test
  void a_feed_that_is_polled_again_and_again_is_polled_by_one_node_at_a_time() throws Exception {
    CountDownLatch polls = new CountDownLatch(25);
    Set<String> inside = ConcurrentHashMap.newKeySet();
    AtomicInteger overlaps = new AtomicInteger();
    WorkHandler poll =
        key -> {
          if (!inside.add(key)) {
            overlaps.incrementAndGet();
          }
          polls.countDown();
          inside.remove(key);
          return new Again(Duration.ofMillis(1));
        };
    start(0, poll);
    start(1, poll);
    nodes.get(0).schedule(KIND, "demo.people", Duration.ZERO);
    nodes.get(1).schedule(KIND, "demo.people", Duration.ZERO);
    await(polls);

    assertThat(overlaps).hasValue(0);
  }

  @Test
  void what_a_dead_node_held_is_done_by_the_other() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    WorkScheduler dead = new WorkScheduler(databases.get(0), clock, Map.of());
    dead.schedule(KIND, "a", Duration.ZERO);
    dead.close();
    databases
        .get(0)
        .update(
            "UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', last_heartbeat ="
                + " execution_time");
    clock.forward(Duration.ofSeconds(17));

    start(
        1,
        key -> {
          done.countDown();
          return new Done();
        });

    await(done);
  }
}
