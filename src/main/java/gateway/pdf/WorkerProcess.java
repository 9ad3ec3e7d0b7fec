package gateway.pdf;

import gateway.base.TransientFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One child process that reads PDFs, and the pipe to it. One request at a time. */
final class WorkerProcess {
  /** Why a worker gave no answer. */
  enum Death {
    TIME,
    MEMORY,
    SIZE,
    UNKNOWN
  }

  /** A worker ended, or was ended, in the middle of a request. */
  static final class Died extends Exception {
    private static final long serialVersionUID = 1L;
    private final Death death;

    Died(Death death) {
      super(death.name());
      this.death = death;
    }

    Death death() {
      return death;
    }
  }

  private static final int OUT_OF_MEMORY = 3; // exit status of -XX:+ExitOnOutOfMemoryError
  private static final Set<String> ENVIRONMENT =
      Set.of("HOME", "LANG", "LC_ALL", "PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR", "TZ");
  private static final Duration START_TIME = Duration.ofSeconds(20);

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final ScheduledExecutorService watchdog;
  private int served;

  private WorkerProcess(Process process, ScheduledExecutorService watchdog) {
    this.process = process;
    this.watchdog = watchdog;
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
  }

  /**
   * Start a worker and wait until it says that it is ready.
   *
   * @throws TransientFailure {@code pdf.worker-start}
   */
  static WorkerProcess start(int heapMegabytes, ScheduledExecutorService watchdog) {
    WorkerProcess worker;
    try {
      ProcessBuilder builder = new ProcessBuilder(command(heapMegabytes));
      // What reads hostile files has no business with the secrets of the gateway's environment.
      builder.environment().keySet().retainAll(ENVIRONMENT);
      worker = new WorkerProcess(builder.start(), watchdog);
    } catch (IOException e) {
      throw new TransientFailure(
          "pdf.worker-start", "The process that reads PDFs could not be started", e);
    }
    try {
      worker.receive(START_TIME);
      return worker;
    } catch (Died e) {
      throw new TransientFailure(
          "pdf.worker-start",
          "The process that reads PDFs ended at its start: " + worker.lastWords(),
          e);
    }
  }

  static List<String> command(int heapMegabytes) {
    List<String> command = new ArrayList<>();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    command.add(java.toString());
    command.addAll(
        List.of(
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            // Below a file nothing can be: who is ended in the middle leaves no pages or pictures.
            "-Djava.io.tmpdir=" + java.resolve("none"),
            "-Xshare:auto",
            // The virtual machine's own words belong to standard error: frames go to the other.
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr"));
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("-XX:SharedArchiveFile=")) {
        command.add(argument);
      }
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), PdfWorkerMain.class.getName()));
    return command;
  }

  private String lastWords() {
    try {
      byte[] words = process.getErrorStream().readNBytes(500);
      return new String(words, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "nothing could be read (" + e.getMessage() + ")";
    }
  }

  /** Send a request and return the answer's bytes. */
  byte[] call(byte[] request, Duration wallTime) throws Died {
    served++;
    Alarm alarm = Alarm.set(process, wallTime, watchdog);
    try {
      Frame.write(out, request);
      return answer(alarm);
    } catch (IOException e) {
      throw new Died(cause(alarm));
    } finally {
      alarm.off();
    }
  }

  private void receive(Duration time) throws Died {
    Alarm alarm = Alarm.set(process, time, watchdog);
    try {
      answer(alarm);
    } finally {
      alarm.off();
    }
  }

  private byte[] answer(Alarm alarm) throws Died {
    try {
      byte[] answer = Frame.read(in, WorkerLimits.MAX_ANSWER);
      if (answer == null) {
        throw new Died(cause(alarm));
      }
      return answer;
    } catch (IOException e) {
      Death death = process.isAlive() && !alarm.rang() ? Death.SIZE : cause(alarm);
      end();
      throw new Died(death);
    }
  }

  private Death cause(Alarm alarm) {
    if (alarm.tooLong()) {
      return Death.TIME;
    }
    try {
      // The pipe closes a moment before the exit status is there.
      if (process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == OUT_OF_MEMORY) {
        return Death.MEMORY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
    return Death.UNKNOWN;
  }

  int served() {
    return served;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** End the process at once; harmless when it has ended. */
  void end() {
    process.destroyForcibly();
  }
}
