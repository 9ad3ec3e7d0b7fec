package gateway.app;

import gateway.access.MasterKey;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.TenantId;
import gateway.delivery.CallbackUrl;
import gateway.delivery.Endpoint;
import gateway.delivery.Endpoints;
import gateway.store.Database;
import gateway.store.JdbcDeliveries;
import gateway.store.JdbcEndpoints;
import gateway.store.KeyCheck;
import gateway.work.WorkScheduler;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./paraph endpoint}: the addresses that callbacks named over the API go to. */
@Command(
    name = "endpoint",
    description = "The addresses that callbacks go to.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = EndpointCommand.Secret.class)
final class EndpointCommand {
  private EndpointCommand() {}

  /** {@code ./paraph endpoint secret}. */
  @Command(
      name = "secret",
      description =
          "Make a new secret that signs the callbacks to an address, and print it. It cannot be"
              + " shown again. The former one signs beside it for 24 hours. Also before the first"
              + " callback, and while the server runs.",
      mixinStandardHelpOptions = true)
  static final class Secret implements Callable<Integer> {
    @Mixin private final SettingsOptions options = new SettingsOptions();
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--tenant", defaultValue = "default", description = "Whose callbacks.")
    private String tenant = "default";

    @Parameters(paramLabel = "URL", description = "The address, as contracts name it.")
    private String url = "";

    @Override
    public Integer call() {
      Settings settings = options.read(Map.of());
      URI address = address(url);
      try (Database database = Foundation.existing(settings)) {
        MasterKey key = Foundation.masterKey(settings, database);
        KeyCheck.verify(database, key);
        String secret = secret(database, key, settings, address);
        if (spec != null) {
          PrintWriter out = spec.commandLine().getOut();
          out.println(secret);
          out.flush();
        }
      }
      return 0;
    }

    private String secret(Database database, MasterKey key, Settings settings, URI address) {
      Clock clock = Clock.systemUTC();
      TenantId owner = new TenantId(tenant);
      // Never started: making a secret schedules nothing.
      try (WorkScheduler work = new WorkScheduler(database, clock, Map.of())) {
        Endpoints endpoints =
            new Endpoints(
                new JdbcEndpoints(database, key),
                new JdbcDeliveries(database),
                database,
                work,
                new Ids(clock, settings.node()),
                clock);
        return database.call(
            () -> {
              Endpoint endpoint = endpoints.named(owner, address, Endpoints.GENERATED);
              return endpoints.rotateSecret(owner, endpoint.id());
            });
      }
    }

    private static URI address(String text) {
      try {
        return CallbackUrl.check(new URI(text));
      } catch (URISyntaxException e) {
        throw new PermanentFailure("callback.url", "This is no address: " + e.getReason(), e);
      }
    }
  }
}
