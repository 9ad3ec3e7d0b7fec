package acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The packaged program in a process of its own, as a user runs it: {@code target/app.jar} and
 * {@code lib/}, never the test class path, which holds more than production has.
 */
final class Program implements AutoCloseable {
  /**
   * How long anything is waited for. Only a net, so that a run ends: nothing is measured by it, and
   * a slow or busy machine must not come near it.
   */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Path APP = Path.of("target").toAbsolutePath();

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final Thread reader;

  private Program(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "program-output");
    reader.start();
  }

  /** Start a command of the gateway itself. */
  static Program gateway(Map<String, String> environment, String... arguments) throws IOException {
    return start(environment, List.of("-jar", "app.jar"), arguments);
  }

  static Program demo(Map<String, String> environment, String... arguments) throws IOException {
    return start(
        environment, List.of("-cp", "app.jar:lib-demo/*", "gateway.demo.PlayDemo"), arguments);
  }

  private static Program start(
      Map<String, String> environment, List<String> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError"));
    command.add("-Dparaph.home=" + APP.getParent());
    command.add("-Dparaph.caller=" + APP.getParent());
    command.addAll(main);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(APP.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    return new Program(builder.start());
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = output.readLine()) != null) {
        synchronized (lines) {
          lines.add(line);
          lines.notifyAll();
        }
      }
    } catch (IOException e) {
      synchronized (lines) {
        lines.add("(output ended: " + e.getMessage() + ")");
      }
    }
  }

  /** Wait for a line that holds the text, and return it. */
  String line(String text, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (lines) {
      while (true) {
        for (String line : lines) {
          if (line.contains(text)) {
            return line;
          }
        }
        long left = end - System.nanoTime();
        if (left <= 0 || (!process.isAlive() && !reader.isAlive())) {
          throw new AssertionError("no line with \"" + text + "\" in:\n" + output());
        }
        lines.wait(Math.min(500, Math.max(1, left / 1_000_000)));
      }
    }
  }

  /** Wait until something outside the program has happened, or the program has ended. */
  void await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError(
            (process.isAlive() ? "after " + limit : "before the program ended")
                + " it had not come to that:\n"
                + output());
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  int exit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + limit + ":\n" + output());
    }
    reader.join(5_000);
    return process.exitValue();
  }

  /** Halt the whole process, as a frozen machine would be: it neither works nor ends. */
  void freeze() throws Exception {
    signal("STOP");
  }

  void thaw() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    Tool kill = Tool.run("kill", "-" + name, String.valueOf(process.pid()));
    if (kill.exit() != 0) {
      throw new AssertionError(kill.output());
    }
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      kill();
    }
  }

  static long filesIn(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
