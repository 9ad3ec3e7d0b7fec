package gateway.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.contract.WorkHandler;
import gateway.contract.WorkHandler.Outcome.Again;
import gateway.contract.WorkHandler.Outcome.Done;
import gateway.store.Database;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import gateway.store.WorkLedger.Parked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
@Timeout(60)
class WorkSchedulerTest {
  private static final String KIND = "chain";
  private static final long SOON = 10;

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
  private Database database;
  private WorkScheduler work;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
  }

  @AfterEach
  void close() {
    if (work != null) {
      work.close();
    }
    database.close();
  }

  @Test
  void work_runs_at_once_after_the_commit_and_never_before() throws Exception {
    start(noting(new Done()));

    database.run(
        () -> {
          work.schedule(KIND, "a", Duration.ZERO);
          assertThat(polledBriefly()).isNull();
        });

    assertThat(polled(SOON)).isEqualTo("a");
    awaitIdle();
    assertThat(ran).isEmpty();
  }

  @Test
  void work_of_a_rolled_back_transaction_never_runs() {
    start(noting(new Done()));

    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      work.schedule(KIND, "never", Duration.ZERO);
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    work.schedule(KIND, "later", Duration.ZERO);

    assertThat(polled(SOON)).isEqualTo("later");
    assertThat(rows("scheduled_tasks WHERE task_instance = 'never'")).isZero();
    assertThat(rows("work_wake WHERE key = 'never'")).isZero();
  }

  @Test
  void a_wake_up_while_the_work_runs_makes_it_run_once_more() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    start(
        key -> {
          ran.add(key);
          running.countDown();
          await(go);
          return new Done();
        });
    work.schedule(KIND, "a", Duration.ZERO);
    await(running);

    work.schedule(KIND, "a", Duration.ZERO);
    work.schedule(KIND, "a", Duration.ofDays(1));
    go.countDown();

    assertThat(polled(SOON)).isEqualTo("a");
    assertThat(polled(SOON)).isEqualTo("a");
    awaitIdle();
    assertThat(ran).isEmpty();
  }

  @Test
  void no_wake_up_is_lost_however_the_threads_meet() throws Exception {
    AtomicInteger written = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    Set<String> inside = ConcurrentHashMap.newKeySet();
    AtomicInteger overlaps = new AtomicInteger();
    start(
        key -> {
          if (!inside.add(key)) {
            overlaps.incrementAndGet();
          }
          seen.set(written.get());
          inside.remove(key);
          return new Done();
        });
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<?>> futures =
        IntStream.range(0, 4)
            .<Future<?>>mapToObj(
                thread ->
                    pool.submit(
                        () -> {
                          for (int i = 0; i < 50; i++) {
                            written.incrementAndGet();
                            work.schedule(KIND, "a", Duration.ZERO);
                          }
                        }))
            .toList();
    for (Future<?> future : futures) {
      future.get();
    }
    pool.shutdown();

    awaitIdle();
    assertThat(seen).hasValue(200);
    assertThat(overlaps).hasValue(0);
  }

  @Test
  void a_transient_failure_is_tried_again_after_growing_pauses() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    start(
        key -> {
          ran.add(key + tries.incrementAndGet());
          if (tries.get() < 4) {
            throw tries.get() == 2
                ? new IllegalArgumentException("a bug")
                : new TransientFailure("test.down", "The test is down");
          }
          return new Done();
        });
    work.schedule(KIND, "a", Duration.ZERO);

    assertThat(polled(SOON)).isEqualTo("a1");
    assertThat(polled(SOON)).isEqualTo("a2"); // 1 s
    assertThat(polled(SOON)).isEqualTo("a3"); // 2 s
    assertThat(polledBriefly()).isNull(); // 5 s
    clock.forward(Duration.ofSeconds(5));
    assertThat(polled(SOON)).isEqualTo("a4");
    awaitIdle();
  }

  @Test
  void pauses_grow_to_an_hour_and_stay_there() {
    assertThat(Retry.pause(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Retry.pause(7)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Retry.pause(9)).isEqualTo(Duration.ofHours(1));
    assertThat(Retry.pause(1_000)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_permanent_failure_parks_the_work_until_it_is_scheduled_again() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    start(
        key -> {
          ran.add(key);
          if (tries.incrementAndGet() == 1) {
            throw new PermanentFailure("test.broken", "The test is broken");
          }
          return new Done();
        });
    work.schedule(KIND, "a", Duration.ZERO);
    assertThat(polled(SOON)).isEqualTo("a");
    awaitIdle();

    assertThat(work.parked())
        .extracting(Parked::kind, Parked::key, Parked::code, Parked::message)
        .containsExactly(tuple(KIND, "a", "test.broken", "The test is broken"));

    work.schedule(KIND, "a", Duration.ZERO);
    assertThat(polled(SOON)).isEqualTo("a");
    awaitIdle();
    assertThat(work.parked()).isEmpty();
  }

  @Test
  void an_earlier_date_wins_over_a_later_one() {
    start(noting(new Done()));
    work.schedule(KIND, "a", Duration.ofHours(2));
    work.schedule(KIND, "a", Duration.ofHours(1));
    work.schedule(KIND, "a", Duration.ofHours(3));

    clock.forward(Duration.ofMinutes(59));
    assertThat(polledBriefly()).isNull();
    clock.forward(Duration.ofMinutes(1));
    assertThat(polled(SOON)).isEqualTo("a");
  }

  @Test
  void work_that_says_so_runs_again_after_its_pause() {
    start(noting(new Again(Duration.ofHours(1))));
    work.schedule(KIND, "a", Duration.ZERO);

    assertThat(polled(SOON)).isEqualTo("a");
    assertThat(polledBriefly()).isNull();
    clock.forward(Duration.ofHours(1));
    assertThat(polled(SOON)).isEqualTo("a");
  }

  @Test
  void what_a_killed_process_held_runs_once_it_is_known_to_be_dead() {
    WorkHandler noting = noting(new Done());
    WorkScheduler dead = new WorkScheduler(database, clock, Map.of());
    dead.schedule(KIND, "a", Duration.ZERO);
    dead.close();
    database.run(
        () ->
            database.update(
                "UPDATE scheduled_tasks SET picked = true, picked_by = 'dead',"
                    + " last_heartbeat = execution_time"));
    if (!database.singleNode()) {
      clock.forward(Duration.ofSeconds(17)); // others must first know that it is dead
    }

    start(noting);

    assertThat(polled(SOON)).isEqualTo("a");
  }

  @Test
  void hanging_work_of_one_kind_does_not_hold_up_another() {
    CountDownLatch go = new CountDownLatch(1);
    work =
        new WorkScheduler(
            database,
            clock,
            Map.of(
                KIND,
                noting(new Done()),
                "mail",
                key -> {
                  await(go);
                  return new Done();
                }));
    work.start();
    for (int i = 0; i < 50; i++) {
      work.schedule("mail", "m" + i, Duration.ZERO);
    }
    work.schedule(KIND, "a", Duration.ZERO);

    assertThat(polled(SOON)).isEqualTo("a");
    go.countDown();
  }

  @Test
  void recurring_actions_go_on_after_a_failure() throws Exception {
    CountDownLatch thrice = new CountDownLatch(3);
    start(noting(new Done()));
    work.every(
        "sweep",
        Duration.ofMillis(20),
        () -> {
          thrice.countDown();
          throw new IllegalStateException("once more");
        });

    await(thrice);
  }

  @Test
  void closing_is_bounded_and_unfinished_work_runs_again_after_the_restart() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    start(
        key -> {
          running.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new TransientFailure("test.stopped", "stopped", e);
          }
          return new Done();
        });
    work.schedule(KIND, "a", Duration.ZERO);
    await(running);

    long begin = System.nanoTime();
    work.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(11));

    start(noting(new Done()));
    assertThat(polled(SOON)).isEqualTo("a");
  }

  private void start(WorkHandler handler) {
    work = new WorkScheduler(database, clock, Map.of(KIND, handler));
    work.start();
  }

  private WorkHandler noting(WorkHandler.Outcome outcome) {
    return key -> {
      ran.add(key);
      return outcome;
    };
  }

  /** Nothing, when nothing comes for longer than the lanes' polling interval. */
  private String polledBriefly() {
    return polledFor(500);
  }

  private String polled(long seconds) {
    return polledFor(seconds * 1_000);
  }

  private String polledFor(long millis) {
    try {
      return ran.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitIdle() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (rows("scheduled_tasks") + rows("work_wake") > 0) {
      assertThat(System.nanoTime()).as("still busy").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private long rows(String table) {
    return database
        .queryOne("SELECT COUNT(*) AS n FROM " + table, row -> row.number("n"))
        .orElseThrow();
  }
}
