package gateway.app;

import gateway.store.Books;
import gateway.store.Database;
import gateway.store.Reasons;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./paraph books}: does everything that came in lead somewhere? */
@Command(
    name = "books",
    description =
        "For each source: received = done + in progress + refused + parked. Exit 1 when it does"
            + " not balance.",
    mixinStandardHelpOptions = true)
final class BooksCommand implements Callable<Integer> {
  @Mixin private final SettingsOptions options = new SettingsOptions();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--why",
      description = "Also print what was refused and what is parked, each with its reason.")
  private boolean why;

  @Override
  public Integer call() {
    Settings settings = options.read(Map.of());
    try (Database database = Foundation.existing(settings)) {
      Books.Balance balance = new Books(database).balance();
      if (spec != null) {
        print(balance, spec.commandLine().getOut());
        if (why) {
          new BookReasons(spec.commandLine().getOut()).print(new Reasons(database));
        }
      }
      return balance.isClean() ? 0 : 1;
    }
  }

  private static void print(Books.Balance balance, PrintWriter out) {
    out.printf(
        "%-24s %9s %9s %12s %9s %9s%n",
        "source", "received", "done", "in progress", "refused", "parked");
    balance
        .sources()
        .forEach(
            book ->
                out.printf(
                    "%-24s %9d %9d %12d %9d %9d%s%n",
                    book.source(),
                    book.received(),
                    book.done(),
                    book.inProgress(),
                    book.refused(),
                    book.parked(),
                    book.balances() ? "" : "  does not balance"));
    List<String> findings = balance.findings();
    findings.forEach(finding -> out.println("! " + finding));
    balance.notes().forEach(note -> out.println("- " + note));
    out.println(balance.isClean() ? "The books balance." : "The books do not balance.");
    out.flush();
  }
}
