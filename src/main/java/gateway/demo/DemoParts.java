package gateway.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * What the demo is played with.
 *
 * @param version of the program, for the report
 * @param home the project's folder, which holds {@code samples/people.csv}
 * @param callerSettings what the caller set, by full name ({@link CallerSettings})
 * @param verifier checks a signed PDF or a dossier, as {@code ./paraph verify} does
 */
public record DemoParts(
    String version,
    Path home,
    Map<String, String> callerSettings,
    GatewayLauncher gateway,
    TimestampServer.Launcher timestamps,
    Function<Path, VerifyResult> verifier) {

  public DemoParts {
    callerSettings = Map.copyOf(callerSettings);
  }
}
