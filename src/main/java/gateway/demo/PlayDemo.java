package gateway.demo;

import gateway.app.Folders;
import gateway.app.Gateway;
import gateway.app.Settings;
import gateway.app.Version;
import gateway.contract.TenantId;
import gateway.evidence.Verification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The demo's entry: the demo, played with the real gateway. */
public final class PlayDemo {
  private PlayDemo() {}

  public static void main(String[] arguments) {
    DemoParts parts =
        new DemoParts(
            Version.text(),
            Folders.home(),
            CallerSettings.from(System.getenv()),
            PlayDemo::start,
            PlayDemo::timestamps,
            PlayDemo::verify);
    System.exit(DemoMain.run(arguments, parts));
  }

  private static RunningGateway start(Path data, Map<String, String> settings) throws Exception {
    Map<String, String> flags = new HashMap<>(settings);
    flags.put("paraph.data", data.toString());
    flags.putIfAbsent("paraph.host", "127.0.0.1");
    flags.putIfAbsent("paraph.organisation.name", "Atelier Lumière");
    flags.putIfAbsent("paraph.organisation.email", "contact@atelier-lumiere.example.org");
    flags.putIfAbsent("paraph.mail.from", "signature@atelier-lumiere.example.org");
    Gateway gateway = Gateway.start(Settings.of(flags));
    return new RunningGateway() {
      @Override
      public URI baseUrl() {
        return gateway.localUrl();
      }

      @Override
      public String apiKey(Set<String> scopes) {
        return gateway.createKey(TenantId.DEFAULT, scopes);
      }

      @Override
      public void close() {
        gateway.close();
      }
    };
  }

  private static TimestampServer timestamps(Path folder, int port) throws IOException {
    LocalTimestampAuthority authority = LocalTimestampAuthority.start(folder, port);
    return new TimestampServer() {
      @Override
      public String url() {
        return authority.url().toString();
      }

      @Override
      public void close() {
        authority.close();
      }
    };
  }

  private static VerifyResult verify(Path file) {
    Verification.Result result = Verification.run(file, List.of(), false, Clock.systemUTC());
    return new VerifyResult(
        result.exitCode() == 0, result.text().lines().findFirst().orElse("no answer"));
  }
}
