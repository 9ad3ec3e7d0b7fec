package gateway.app;

import gateway.base.GatewayFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line; {@code ./paraph} starts it. */
@Command(
    name = "paraph",
    description = "The e-signature integration gateway.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      VerifyCommand.class,
      BackupCommand.class,
      BooksCommand.class,
      CheckCommand.class,
      DeliveriesCommand.class,
      EndpointCommand.class,
      KeyCommand.class,
      AdminCommand.class
    })
public final class GatewayMain implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private GatewayMain() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Run a command and return its exit code. */
  static int run(String... arguments) {
    CommandLine line = new CommandLine(new GatewayMain());
    line.setExecutionExceptionHandler(GatewayMain::explain);
    return line.execute(arguments);
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
  }

  /** A person gets a sentence; the stack goes to the log, and only when nobody foresaw it. */
  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof GatewayFailure known) {
      line.getErr().println("paraph: " + known.getMessage() + " (" + known.code() + ")");
    } else {
      LoggerFactory.getLogger(GatewayMain.class).error("Unexpected failure", e);
      line.getErr().println("paraph: something unexpected happened; the log above says what");
    }
    return 2;
  }
}
