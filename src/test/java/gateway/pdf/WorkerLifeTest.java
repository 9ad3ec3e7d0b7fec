package gateway.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.GatewayFailure;
import gateway.base.TransientFailure;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class WorkerLifeTest {
  private static WorkerLimits limits(int workers, int seconds, int queueMillis, int requests) {
    return new WorkerLimits(
        workers,
        Duration.ofSeconds(seconds),
        Duration.ofMillis(queueMillis),
        requests,
        Duration.ofMinutes(1),
        256);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** A process that ended but was not collected by its parent has no command any more. */
  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  @Test
  void a_request_survives_one_killed_worker_and_reports_the_second_as_transient() throws Exception {
    try (WorkerPdfDesk desk = new WorkerPdfDesk(limits(1, 30, 60_000, 50))) {
      CompletableFuture<String> outcome =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return "accepted " + desk.inspect(HostileFiles.endless());
                } catch (GatewayFailure e) {
                  return e.getClass().getSimpleName() + " " + e.code();
                }
              });
      await("a first worker", () -> !desk.workerPids().isEmpty());
      long first = desk.workerPids().iterator().next();
      kill(first);
      await(
          "a second worker",
          () -> !desk.workerPids().isEmpty() && !desk.workerPids().contains(first));
      assertThat(outcome).isNotDone();
      kill(desk.workerPids().iterator().next());

      assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo("TransientFailure pdf.worker-died");
      assertThat(desk.inspect(SampleContract.bytes()).pages()).isEqualTo(2);
    }
  }

  @Test
  void a_worker_that_got_no_processor_time_is_waited_for_and_the_file_is_not_blamed()
      throws Exception {
    try (WorkerPdfDesk desk = new WorkerPdfDesk(limits(1, 4, 60_000, 50))) {
      for (int i = 0; i < 3; i++) { // what is loaded and compiled at first is work, too
        desk.inspect(SampleContract.bytes());
      }
      long worker = desk.workerPids().iterator().next();
      signal("STOP", worker);
      CompletableFuture<Integer> pages =
          CompletableFuture.supplyAsync(() -> desk.inspect(SampleContract.bytes()).pages());
      assertThatThrownBy(() -> pages.get(5, TimeUnit.SECONDS))
          .as("past the limit of 4 s")
          .isInstanceOf(TimeoutException.class);
      signal("CONT", worker);

      assertThat(pages.get(60, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(desk.workerPids()).containsExactly(worker);
    }
  }

  private static void signal(String name, long pid) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void a_full_queue_is_transient() {
    try (WorkerPdfDesk desk = new WorkerPdfDesk(limits(1, 30, 50, 50))) {
      CompletableFuture.runAsync(() -> desk.inspect(HostileFiles.endless()));
      await("a busy worker", () -> !desk.workerPids().isEmpty());

      assertThatThrownBy(() -> desk.inspect(SampleContract.bytes()))
          .isInstanceOf(TransientFailure.class)
          .extracting("code")
          .isEqualTo("pdf.busy");
    }
  }

  @Test
  void a_worker_is_kept_warm_and_replaced_after_its_share_of_requests() {
    try (WorkerPdfDesk desk = new WorkerPdfDesk(limits(1, 20, 60_000, 3))) {
      Set<Long> pids = new HashSet<>();
      desk.warm();
      pids.addAll(desk.workerPids());
      desk.inspect(SampleContract.bytes());
      pids.addAll(desk.workerPids());
      assertThat(pids).hasSize(1);
      desk.inspect(SampleContract.bytes());
      assertThat(desk.workerPids()).isEmpty();
      desk.inspect(SampleContract.bytes());
      assertThat(desk.workerPids()).hasSize(1).doesNotContainAnyElementsOf(pids);
    }
  }

  @Test
  void a_worker_draws_pages_without_a_folder_for_temporary_files() {
    try (WorkerPdfDesk desk = new WorkerPdfDesk(limits(1, 20, 60_000, 5))) {
      assertThat(desk.picture(SampleContract.bytes(), 1, 200)).isNotEmpty();
      String folder =
          WorkerProcess.command(64).stream()
              .filter(argument -> argument.startsWith("-Djava.io.tmpdir="))
              .findFirst()
              .orElseThrow();
      assertThat(Path.of(folder.substring(folder.indexOf('=') + 1)).toFile()).doesNotExist();
    }
  }

  @Test
  void an_unused_worker_is_ended() {
    WorkerLimits lazy =
        new WorkerLimits(
            1, Duration.ofSeconds(20), Duration.ofSeconds(60), 50, Duration.ofMillis(50), 256);
    try (WorkerPdfDesk desk = new WorkerPdfDesk(lazy)) {
      desk.warm();
      await("no idle worker", () -> desk.workerPids().isEmpty());
    }
  }

  @Test
  void closing_ends_the_workers() {
    WorkerPdfDesk desk = new WorkerPdfDesk();
    desk.warm();
    long pid = desk.workerPids().iterator().next();
    assertThat(runs(pid)).isTrue();

    desk.close();

    await("the worker's end", () -> !runs(pid));
    assertThatThrownBy(() -> desk.inspect(SampleContract.bytes()))
        .isInstanceOf(TransientFailure.class);
  }

  @Test
  void a_killed_gateway_leaves_no_busy_worker_behind() throws Exception {
    Process gateway =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OrphanParent.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = gateway.inputReader()) {
      long worker = Long.parseLong(out.readLine());
      assertThat(runs(worker)).isTrue();

      gateway.destroyForcibly();

      await("the worker's end", () -> !runs(worker));
    } finally {
      gateway.destroyForcibly();
    }
  }
}
