package gateway.camel;

import gateway.connector.NamedSecrets;
import gateway.contract.WorkHandler;
import gateway.delivery.EventEnvelope;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;

/** A started Camel context with connectors of its own folder, and all their ports recorded. */
public final class CamelTestContext implements AutoCloseable {
  public record Frozen(EventEnvelope event, String origin, URI url, String secret, byte[] body) {}

  public final DefaultCamelContext camel = new DefaultCamelContext();
  public final RecordingReception reception = new RecordingReception();
  public final List<Frozen> frozen = new ArrayList<>();
  public final List<String> scheduled = new ArrayList<>();
  public RuntimeException failure;
  public Thread frozenOn;
  public final Path folder;
  public final Connectors connectors;

  /**
   * @param home an empty folder; connectors go below {@code connectors}
   * @param overrides as {@code demo.ftp.port}
   */
  public CamelTestContext(Path home, Map<String, String> overrides) throws Exception {
    this.folder = Files.createDirectories(home.resolve("connectors"));
    Map<String, String> secrets = new HashMap<>();
    secrets.put("DEMO_FTP_PASSWORD", FtpTestServer.PASSWORD);
    secrets.put("DEMO_ERP_SECRET", "whsec_dGVzdA==");
    camel.disableJMX();
    connectors =
        new Connectors(
            camel,
            new Connectors.Places(folder, Path.of("connectors/kamelets"), home.resolve("work")),
            overrides,
            new NamedSecrets(secrets, name -> null, home.resolve("secrets")),
            reception,
            (event, origin, url, secret, type, body) -> {
              if (failure != null) {
                throw failure;
              }
              frozenOn = Thread.currentThread();
              frozen.add(new Frozen(event, origin, url, secret, body));
            },
            (kind, key, delay) -> scheduled.add(kind + " " + key),
            Clock.systemUTC());
    camel.start();
  }

  /** Copy the demo's client folder under another name, with a stand-in for its PDF. */
  public Path copyDemo(String client) throws IOException {
    Path target = Files.createDirectories(folder.resolve(client));
    try (Stream<Path> files = Files.list(Path.of("connectors/demo"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".yaml") || name.endsWith(".properties")) {
          String text = Files.readString(file).replace("id: demo.", "id: " + client + ".");
          Files.writeString(target.resolve(name), text);
        }
      }
    }
    Files.write(target.resolve("contrat.pdf"), "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
    return target;
  }

  /** Run one poll as the work engine would. */
  public WorkHandler.Outcome poll(String route) {
    return connectors.pollHandler().handle(route);
  }

  public PollStatus pollStatus(String client) {
    return connectors.loader().status().stream()
        .filter(status -> status.client().equals(client))
        .flatMap(status -> status.polls().stream())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    connectors.loader().removeAll();
    camel.stop();
  }
}
