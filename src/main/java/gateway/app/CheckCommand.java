package gateway.app;

import gateway.base.PermanentFailure;
import gateway.connector.ClientFolderReader;
import gateway.connector.Finding;
import gateway.connector.Findings;
import gateway.connector.KameletCatalog;
import gateway.connector.NamedSecrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./paraph check}: what the gateway would say of the connectors at its next start. */
@Command(
    name = "check",
    description =
        "Check connectors as a start would: syntax, names, parameters, secrets, security rules."
            + " Starts nothing and reaches no server; also beside a running gateway. Exit 1 when"
            + " something must be mended.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Mixin private final SettingsOptions options = new SettingsOptions();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "CLIENT",
      arity = "0..*",
      description = "Folders to check (default: all).")
  private List<String> clients = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Settings settings = options.read(Map.of());
    NamedSecrets secrets = new NamedSecrets(Map.of(), System::getenv, settings.secrets());
    ClientFolderReader reader =
        new ClientFolderReader(
            settings.connectors(),
            settings.connectorOverrides(),
            new KameletCatalog(settings.connectors().resolve("kamelets")),
            name -> secrets.find(name).isPresent());
    PrintWriter out = spec == null ? new PrintWriter(System.out) : spec.commandLine().getOut();
    boolean sound = true;
    for (String client : chosen(reader)) {
      sound &= check(reader, client, out);
    }
    out.flush();
    return sound ? 0 : 1;
  }

  private List<String> chosen(ClientFolderReader reader) throws IOException {
    List<String> there = reader.clients();
    for (String client : clients) {
      if (!there.contains(client)) {
        throw new PermanentFailure(
            "connector.unknown",
            "There is no folder " + client + ". There are: " + String.join(", ", there));
      }
    }
    return clients.isEmpty() ? there : clients;
  }

  private static boolean check(ClientFolderReader reader, String client, PrintWriter out)
      throws IOException {
    Findings findings = new Findings();
    boolean enabled = reader.read(client, findings).settings().enabled();
    for (Finding finding : findings.all()) {
      out.println(finding + (finding.isError() ? "" : " (only a warning)"));
    }
    long errors = findings.all().stream().filter(Finding::isError).count();
    out.println(
        client
            + (errors == 0 ? " is sound" : " is not loaded until this is mended: " + errors)
            + (enabled ? "" : " (switched off by paraph.enabled=false)"));
    return errors == 0;
  }
}
