package gateway.app;

import gateway.access.MasterKey;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.delivery.Delivery;
import gateway.delivery.DeliveryQueries.AttemptView;
import gateway.delivery.DeliveryQueries.HeldDelivery;
import gateway.delivery.DeliveryRows;
import gateway.delivery.DeliveryState;
import gateway.delivery.Endpoints;
import gateway.delivery.StoredDeliveries;
import gateway.store.Database;
import gateway.store.JdbcDeliveries;
import gateway.store.JdbcDeliveryQueries;
import gateway.store.JdbcEndpoints;
import gateway.work.WorkScheduler;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./paraph deliveries}: what could not be delivered; also while the server runs. */
@Command(
    name = "deliveries",
    description = "Show what could not be delivered, and send it again.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DeliveriesCommand.ListHeld.class, DeliveriesCommand.Replay.class})
final class DeliveriesCommand {
  private DeliveriesCommand() {}

  /** {@code ./paraph deliveries list}. */
  @Command(
      name = "list",
      description = "Show parked deliveries and those queued for a disabled endpoint.",
      mixinStandardHelpOptions = true)
  static final class ListHeld implements Callable<Integer> {
    @Mixin private final SettingsOptions options = new SettingsOptions();
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      return onDatabase(
          options.read(Map.of()),
          spec,
          (database, out) -> {
            List<HeldDelivery> held = new JdbcDeliveryQueries(database).held();
            held.forEach(delivery -> print(delivery, out));
            out.println(held.isEmpty() ? "No delivery is parked." : "In all: " + held.size());
          });
    }

    private static void print(HeldDelivery delivery, PrintWriter out) {
      out.printf(
          "%d  %s  %s  %s  %s%n",
          delivery.id(),
          delivery.state() == DeliveryState.PARKED ? "parked" : "endpoint disabled",
          delivery.eventType(),
          delivery.contract(),
          withoutQuery(delivery.url()));
      AttemptView last = delivery.lastAttempt();
      if (last != null) {
        out.printf(
            "    %d attempts, the last at %s: %s%n",
            delivery.attempts(), last.at().truncatedTo(ChronoUnit.SECONDS), ending(last));
      }
    }

    /** Keys often stand in a query, and a terminal's text is soon pasted somewhere. */
    private static String withoutQuery(URI url) {
      return url.toString().replaceFirst("\\?.*", "");
    }

    /** Our own reasons are printed, a stranger's answer is not. */
    private static String ending(AttemptView last) {
      if (last.status() != null) {
        return "answered " + last.status();
      }
      return last.error() == null
          ? "the process ended before the answer came"
          : last.error() + (last.answer() == null ? "" : ", " + last.answer());
    }
  }

  /** {@code ./paraph deliveries replay}. */
  @Command(
      name = "replay",
      description =
          "Send deliveries again: the same bytes, the schedule from its start. A disabled endpoint"
              + " is enabled by it.",
      mixinStandardHelpOptions = true)
  static final class Replay implements Callable<Integer> {
    @Mixin private final SettingsOptions options = new SettingsOptions();
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--all-parked", description = "All that `list` shows.")
    private boolean all;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Numbers that `list` shows.")
    private List<Long> ids = new ArrayList<>();

    @Override
    public Integer call() {
      if (spec != null && all == !ids.isEmpty()) {
        throw new ParameterException(spec.commandLine(), "Name deliveries, or give --all-parked");
      }
      Settings settings = options.read(Map.of());
      return onDatabase(settings, spec, (database, out) -> replay(database, settings, out));
    }

    private void replay(Database database, Settings settings, PrintWriter out) {
      Clock clock = Clock.systemUTC();
      DeliveryRows rows = new JdbcDeliveries(database);
      // Never started: it writes the schedule, which the server looks at several times a second.
      try (WorkScheduler work = new WorkScheduler(database, clock, Map.of())) {
        Ids newIds = new Ids(clock, settings.node());
        Endpoints endpoints =
            new Endpoints(
                new JdbcEndpoints(database, new NoKey()), rows, database, work, newIds, clock);
        StoredDeliveries deliveries =
            new StoredDeliveries(rows, endpoints, database, work, newIds, clock);
        List<Long> chosen =
            all
                ? new JdbcDeliveryQueries(database).held().stream().map(HeldDelivery::id).toList()
                : ids;
        // One transaction: either all are sent again or, with an unknown number, none.
        database.run(() -> chosen.forEach(id -> deliveries.replay(known(rows, id).tenant(), id)));
        out.println(
            (chosen.size() == 1 ? "1 delivery is" : chosen.size() + " deliveries are")
                + " sent again, by the running server or at its next start.");
      }
    }

    private static Delivery known(DeliveryRows rows, long id) {
      return rows.find(id)
          .orElseThrow(
              () ->
                  new PermanentFailure(
                      "delivery.unknown",
                      "There is no delivery "
                          + id
                          + ", so nothing was sent. ./paraph deliveries list shows the numbers"));
    }
  }

  private static int onDatabase(
      Settings settings, @Nullable CommandSpec spec, BiConsumer<Database, PrintWriter> action) {
    try (Database database = Foundation.existing(settings)) {
      if (spec != null) {
        PrintWriter out = spec.commandLine().getOut();
        action.accept(database, out);
        out.flush();
      }
    }
    return 0;
  }

  /** Replaying reads no secret, so whoever may only start it need not hold the master key. */
  private static final class NoKey implements MasterKey {
    @Override
    public byte[] derive(String purpose) {
      throw none();
    }

    @Override
    public byte[] wrap(String purpose, byte[] plain) {
      throw none();
    }

    @Override
    public byte[] unwrap(String purpose, byte[] wrapped) {
      throw none();
    }

    private static IllegalStateException none() {
      return new IllegalStateException("this command works without the master key");
    }
  }
}
