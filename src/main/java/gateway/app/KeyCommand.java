package gateway.app;

import gateway.access.StoredApiKeys;
import gateway.access.StoredApiKeys.KeyInfo;
import gateway.base.PermanentFailure;
import gateway.contract.TenantId;
import gateway.store.Database;
import gateway.store.JdbcApiKeys;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./paraph key}: API keys. */
@Command(
    name = "key",
    description = "Make, list and revoke API keys.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {KeyCommand.Create.class, KeyCommand.ListKeys.class, KeyCommand.Revoke.class})
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
            "What it may do: contracts:read, contracts:write, sign:links, sign:seal (the"
                + " organisation's seal where no person signs), events:read, admin (all of them);"
                + " repeat or separate by commas.")
    private Set<String> scopes = new LinkedHashSet<>();

    @Option(names = "--name", defaultValue = "", description = "How it is called in lists.")
    private String name = "";

    @Option(names = "--expires-in", description = "For example P90D; never when absent.")
    private @Nullable Duration expiresIn;

    @Override
    public Integer call() {
      onKeys(
          options.read(Map.of()),
          spec,
          (keys, out) ->
              out.println(
                  keys.create(
                      new TenantId(tenant),
                      name,
                      scopes,
                      expiresIn == null ? null : Clock.systemUTC().instant().plus(expiresIn))));
      return 0;
    }
  }

  /** {@code ./paraph key list}. */
  @Command(
      name = "list",
      description = "Show a tenant's keys, without their secret half.",
      mixinStandardHelpOptions = true)
  static final class ListKeys implements Callable<Integer> {
    @Mixin private final SettingsOptions options = new SettingsOptions();
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--tenant", defaultValue = "default", description = "Whose keys they are.")
    private String tenant = "default";

    @Override
    public Integer call() {
      onKeys(
          options.read(Map.of()),
          spec,
          (keys, out) -> {
            List<KeyInfo> all = keys.list(new TenantId(tenant));
            all.forEach(key -> print(key, Clock.systemUTC().instant(), out));
            out.println(all.isEmpty() ? "No key yet." : "In all: " + all.size());
          });
      return 0;
    }

    private static void print(KeyInfo key, Instant now, PrintWriter out) {
      out.printf(
          "%s  %-8s  %s  %s%n",
          key.id(), state(key, now), String.join(",", new TreeSet<>(key.scopes())), key.name());
      out.printf(
          "    made %s, last used %s%s%n",
          time(key.createdAt()),
          key.lastUsedAt() == null ? "never" : time(key.lastUsedAt()),
          key.expiresAt() == null ? "" : ", expires " + time(key.expiresAt()));
    }

    private static String state(KeyInfo key, Instant now) {
      if (key.revokedAt() != null) {
        return "revoked";
      }
      return key.isUsable(now) ? "active" : "expired";
    }

    private static String time(Instant at) {
      return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }

  /** {@code ./paraph key revoke}. */
  @Command(
      name = "revoke",
      description = "Make a key useless at once, also while the server runs.",
      mixinStandardHelpOptions = true)
  static final class Revoke implements Callable<Integer> {
    @Mixin private final SettingsOptions options = new SettingsOptions();
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--tenant", defaultValue = "default", description = "Whose key it is.")
    private String tenant = "default";

    @Parameters(paramLabel = "ID", description = "The 16 digits after pk_, as `list` shows them.")
    private String id = "";

    @Override
    public Integer call() {
      onKeys(
          options.read(Map.of()),
          spec,
          (keys, out) -> {
            if (!keys.revoke(new TenantId(tenant), id)) {
              throw new PermanentFailure(
                  "key.unknown",
                  "The tenant "
                      + tenant
                      + " has no active key "
                      + id
                      + ". ./paraph key list shows what there is");
            }
            out.println("Revoked.");
          });
      return 0;
    }
  }

  private static void onKeys(
      Settings settings, @Nullable CommandSpec spec, BiConsumer<StoredApiKeys, PrintWriter> work) {
    try (Database database = Foundation.database(settings)) {
      if (spec != null) {
        PrintWriter out = spec.commandLine().getOut();
        work.accept(new StoredApiKeys(new JdbcApiKeys(database), database, Clock.systemUTC()), out);
        out.flush();
      }
    }
  }
}
