package gateway.app;

import gateway.base.Ids;
import gateway.contract.TenantId;
import gateway.store.Database;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./paraph admin}: the way in for whoever can read the data folder. */
@Command(
    name = "admin",
    description = "Open the back office's door.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = AdminCommand.Link.class)
final class AdminCommand {
  private AdminCommand() {}

  /** {@code ./paraph admin link}. */
  @Command(
      name = "link",
      description =
          "Print a link that makes an administrator, or gives one back the account whose password"
              + " is lost. It works once, for one hour; also while the server runs.",
      mixinStandardHelpOptions = true)
  static final class Link implements Callable<Integer> {
    @Mixin private final SettingsOptions options = new SettingsOptions();
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--tenant", defaultValue = "default", description = "Whose administrator.")
    private String tenant = "default";

    @Option(
        names = "--port",
        description = "Where the server listens; counts while paraph.public-url is not set.")
    private @Nullable String port;

    @Override
    public Integer call() {
      Map<String, String> flags = new HashMap<>();
      if (port != null) {
        flags.put("paraph.port", port);
      }
      Settings settings = options.read(flags);
      Clock clock = Clock.systemUTC();
      try (Database database = Foundation.database(settings)) {
        URI url = settings.publicUrl();
        URI base = url == null ? URI.create("http://localhost:" + settings.port() + "/") : url;
        BackOffice office = BackOffice.on(database, new Ids(clock, settings.node()), clock);
        String link = office.administratorLink(new TenantId(tenant), base);
        if (spec != null) {
          PrintWriter out = spec.commandLine().getOut();
          out.println(link);
          out.flush();
        }
      }
      return 0;
    }
  }
}
