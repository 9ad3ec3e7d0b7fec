package gateway.app;

import gateway.evidence.Verification;
import gateway.signing.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./paraph verify}: checks files on a machine that never saw the server. */
@Command(
    name = "verify",
    description = {
      "Check signed PDFs and evidence dossiers, without any server.",
      "Exit 0: intact (and trusted as said). 1: invalid. 2: cannot be determined."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final int INVALID = 1;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Signed PDFs or dossiers.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--trust",
      paramLabel = "ROOT.pem",
      description =
          "A root to trust: the certificate authority's and, for a PDF, the timestamp authority's"
              + " (several times); else those in the file are taken at their word.")
  private List<Path> roots = new ArrayList<>();

  @Option(names = "--require-trust", description = "Only a root given by --trust will do.")
  private boolean requireTrust;

  @Option(names = "--json", description = "Print the report as JSON, one line a file.")
  private boolean json;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("not started by the command line");
    }
    List<X509Certificate> anchors = new ArrayList<>();
    roots.forEach(root -> anchors.addAll(certificates(spec, Folders.caller().resolve(root))));
    int worst = 0;
    for (Path file : files) {
      Verification.Result result =
          Verification.run(
              Folders.caller().resolve(file), anchors, requireTrust, Clock.systemUTC());
      spec.commandLine().getOut().println(json ? result.json() : result.text());
      worst = worse(worst, result.exitCode());
    }
    spec.commandLine().getOut().flush();
    return worst;
  }

  /** Of several files an invalid one counts most, then one that cannot be determined. */
  private static int worse(int one, int other) {
    return one == INVALID || other == INVALID ? INVALID : Math.max(one, other);
  }

  private static List<X509Certificate> certificates(CommandSpec spec, Path file) {
    try {
      return Certificates.fromPem(Files.readString(file));
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "The root " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
