package gateway.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./paraph run}: the gateway itself. */
@Command(name = "run", description = "Start the gateway.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private final SettingsOptions options = new SettingsOptions();
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--port", description = "Business port (default: 8080; 0 takes a free one).")
  private @Nullable String port;

  @Option(names = "--train", hidden = true, description = "Start, ask each kind of page, stop.")
  private boolean train;

  @Override
  public Integer call() throws Exception {
    Map<String, String> flags = new HashMap<>();
    if (port != null) {
      flags.put("paraph.port", port);
    }
    if (train) {
      flags.put("paraph.management-port", "0");
    }
    Settings settings = options.read(flags);
    Gateway gateway = Gateway.start(settings);
    if (train) {
      try (gateway) {
        Training.run(gateway.localUrl());
      }
      return 0;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  gateway.close();
                  stopped.countDown();
                },
                "stop"));
    announce(gateway, settings.data());
    stopped.await();
    return 0;
  }

  private void announce(Gateway gateway, Path data) {
    if (spec != null) {
      var out = spec.commandLine().getOut();
      out.println("Paraph is ready at " + gateway.localUrl() + " (data in " + data + ")");
      // Printed, never logged: logs are copied to places where the operator's word does not reach.
      gateway
          .firstAdministratorLink()
          .ifPresent(
              link -> {
                out.println(
                    "Nobody has an account yet. For the first administrator, once, 1 hour:");
                out.println("  " + link);
              });
      out.flush();
    }
  }
}
