package gateway.app;

import gateway.access.StoredApiKeys;
import gateway.contract.TenantId;
import gateway.store.Database;
import gateway.store.JdbcApiKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./paraph key}: API keys. */
@Command(
    name = "key",
    description = "Make API keys.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = KeyCommand.Create.class)
final class KeyCommand {
  private KeyCommand() {}

  /** {@code ./paraph key create}. */
  @Command(
      name = "create",
      description = "Make a key and print it. It cannot be shown again.",
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    @Mixin private final SettingsOptions options = new SettingsOptions();
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--tenant", defaultValue = "default", description = "Whose key it is.")
    private String tenant = "default";

    @Option(
        names = "--scope",
        required = true,
        split = ",",
        description =
            "What it may do: contracts:read, contracts:write, sign:links … (repeat or separate by"
                + " commas).")
    private Set<String> scopes = new LinkedHashSet<>();

    @Option(names = "--expires-in", description = "For example P90D; never when absent.")
    private @Nullable Duration expiresIn;

    @Override
    public Integer call() {
      Settings settings = options.read(Map.of());
      Clock clock = Clock.systemUTC();
      try (Database database = Foundation.database(settings)) {
        String key =
            new StoredApiKeys(new JdbcApiKeys(database), database, clock)
                .create(
                    new TenantId(tenant),
                    scopes,
                    expiresIn == null ? null : clock.instant().plus(expiresIn));
        if (spec != null) {
          spec.commandLine().getOut().println(key);
          spec.commandLine().getOut().flush();
        }
      }
      return 0;
    }
  }
}
