package gateway.demo;

import gateway.base.GatewayFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./paraph demo}. */
@Command(
    name = "paraph demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts everything on an embedded default and plays the main job on real input: people",
      "arrive as CSV over FTP, four sign by themselves, one contract is left for you, and the",
      "demo ERP gets the signed contracts."
    })
public final class DemoMain implements Callable<Integer> {
  private static final long STOP_SECONDS = 25;

  private final DemoParts parts;

  @Option(
      names = "--once",
      description =
          "Sign the fifth contract too and end by itself; exit code 0 means all went well")
  private boolean once;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep everything under DIR and go on where it was (default: a fresh folder)")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the gateway (default: a free one, the same at the next run)")
  private int port;

  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      defaultValue = "15",
      description = "Longest time for the story (default: ${DEFAULT-VALUE} minutes)")
  private int timeoutMinutes;

  private DemoMain(DemoParts parts) {
    this.parts = parts;
  }

  /** Play the demo; return the exit code. */
  public static int run(String[] arguments, DemoParts parts) {
    return new CommandLine(new DemoMain(parts))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("paraph demo: " + words(failure));
              return 1;
            })
        .execute(arguments);
  }

  @Override
  public Integer call() throws Exception {
    // UTF-8 whatever the locale: names have accents.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    DemoOptions options =
        new DemoOptions(once, folder(), gatewayPort(), Duration.ofMinutes(timeoutMinutes));
    Demo demo = new Demo(options, parts, new Timeline(out), Clock.systemUTC());
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(demo, ended), "demo-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return demo.run();
    } finally {
      ended.countDown();
    }
  }

  private Path folder() throws IOException {
    String set = parts.callerSettings().get(CallerSettings.DATA);
    if (data != null) {
      return data;
    }
    return set == null ? Demo.temporaryFolder() : Path.of(set);
  }

  private int gatewayPort() {
    String set = parts.callerSettings().get(CallerSettings.PORT);
    return port == 0 && set != null ? Integer.parseInt(set) : port;
  }

  /** Ctrl-C: the main thread closes everything in order while the JVM waits here. */
  private static void end(Demo demo, CountDownLatch ended) {
    demo.stop();
    try {
      if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("paraph demo: the gateway did not stop in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String words(Exception failure) {
    return failure instanceof GatewayFailure known ? known.getMessage() : failure.toString();
  }
}
