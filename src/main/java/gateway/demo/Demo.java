package gateway.demo;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The demo from the first line to the last. Everything it needs to know after a crash is in its
 * folder or in the gateway, so it may be killed at any moment and run again.
 */
final class Demo {
  private static final String GATEWAY = "gateway";
  private static final String MANAGEMENT = "management";
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final DemoOptions options;
  private final DemoParts parts;
  private final DemoFolder folder;
  private final Timeline timeline;
  private final Clock clock;
  private final Bell bell = new Bell();
  private final AtomicBoolean stopped = new AtomicBoolean();

  Demo(DemoOptions options, DemoParts parts, Timeline timeline, Clock clock) {
    this.options = options;
    this.parts = parts;
    this.folder = new DemoFolder(options.folder().toAbsolutePath().normalize());
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Ask the demo to end soon and cleanly. */
  void stop() {
    stopped.set(true);
    bell.ring();
  }

  /** Play; return the exit code. */
  int run() throws Exception {
    Files.createDirectories(folder.root());
    timeline.line("");
    timeline.line(
        "  Paraph demo: people arrive as CSV over FTP, sign in a browser, the ERP is told");
    timeline.line("  Everything is kept in " + folder.root());
    timeline.line("");
    folder.makeSecrets();
    DemoState state = state();
    Path sample = parts.home().resolve("samples").resolve(DemoFolder.CSV);
    state = folder.deliverPeople(state, sample, FtpInbox.of(parts.home()));
    List<DemoPerson> people = DemoPerson.read(folder.people());
    checkPorts(state);
    try (DemoServers servers = DemoServers.start(folder, state, parts, clock, bell, timeline);
        RunningGateway gateway =
            parts.gateway().start(folder.root(), settings(state, servers.settings()))) {
      timeline.say("Gateway", "ready at " + gateway.baseUrl());
      GatewayApi api = api(state, gateway);
      SignedCopies copies = new SignedCopies(folder.out(), api, parts.verifier());
      try (Story story = new Story(people, api, servers, copies, timeline, clock, bell)) {
        return play(story, state, servers, gateway.baseUrl());
      }
    }
  }

  private int play(Story story, DemoState state, DemoServers servers, URI gateway)
      throws IOException, InterruptedException {
    List<Chapter> all = story.chapters();
    List<Chapter> byThemselves = options.once() ? all : all.subList(0, all.size() - 1);
    DemoEnding ending = new DemoEnding(folder, timeline);
    boolean told;
    try {
      told = story.tell(byThemselves, byThemselves, options.timeout(), stopped::get);
    } finally {
      report(story, state, servers);
    }
    ending.files(all);
    if (!told && !stopped.get()) {
      timeline.line("  Not everything happened within " + options.timeout().toSeconds() + " s:");
    }
    ending.missing(byThemselves);
    if (options.once()) {
      return verdict(all, servers) ? 0 : 1;
    }
    if (!stopped.get()) {
      List<Chapter> rest = all.stream().filter(one -> !one.isComplete()).toList();
      ending.yourTurn(rest, gateway, servers.erp().home());
      stayUp(story, rest);
      report(story, state, servers);
    }
    return verdict(byThemselves, servers) ? 0 : 1;
  }

  private void stayUp(Story story, List<Chapter> rest) throws IOException, InterruptedException {
    if (story.tell(rest, List.of(), FOR_EVER, stopped::get) && !rest.isEmpty()) {
      timeline.say("Demo", "all contracts have come to their end; Ctrl-C ends the demo");
    }
    while (!stopped.get()) {
      bell.await(() -> stopped.get() ? Optional.of(true) : Optional.empty(), FOR_EVER);
    }
  }

  private boolean verdict(List<Chapter> chapters, DemoServers servers) {
    List<Receipt> changed =
        servers.erp().received().stream()
            .filter(receipt -> receipt.verified() && receipt.error() != null)
            .toList();
    changed.forEach(receipt -> timeline.line("  ✗ " + receipt.eventId() + ": " + receipt.error()));
    boolean good = changed.isEmpty() && chapters.stream().allMatch(Chapter::isComplete);
    if (good) {
      timeline.line(
          "  ✓ " + chapters.size() + " contracts signed, sealed, verified, and known to the ERP");
    }
    return good;
  }

  private void report(Story story, DemoState state, DemoServers servers) throws IOException {
    DemoReport.of(
            parts.version(),
            state.startedAt(),
            clock.instant().toString(),
            folder.root(),
            story.chapters(),
            servers.erp().received())
        .write(folder.root());
  }

  private DemoState state() throws IOException {
    DemoState state = DemoState.read(folder.root());
    if (state == null) {
      Map<String, Integer> ports =
          FreePorts.choose(
              List.of(
                  GATEWAY,
                  MANAGEMENT,
                  DemoServers.FTP,
                  DemoServers.SMTP,
                  DemoServers.ERP,
                  DemoServers.TIMESTAMP));
      state = new DemoState(clock.instant().toString(), ports, DemoState.CsvStage.ABSENT, null);
    }
    if (options.port() > 0) {
      state = state.withPort(GATEWAY, options.port());
    }
    return state.save(folder.root());
  }

  private void checkPorts(DemoState state) {
    for (Map.Entry<String, Integer> port : state.ports().entrySet()) {
      if (!FreePorts.isFree(port.getValue())) {
        throw new PermanentFailure(
            "demo.port",
            "Port "
                + port.getValue()
                + " ("
                + port.getKey()
                + ") is in use. Is this demo running already? Stop it, or take another folder with"
                + " --data");
      }
    }
  }

  private Map<String, String> settings(DemoState state, Map<String, String> servers) {
    String port = Integer.toString(state.port(GATEWAY));
    Map<String, String> settings = new TreeMap<>(parts.callerSettings());
    settings.putAll(servers);
    settings.put(CallerSettings.DATA, folder.root().toString());
    settings.put(CallerSettings.PORT, port);
    settings.putIfAbsent(CallerSettings.PUBLIC_URL, "http://127.0.0.1:" + port);
    settings.put("paraph.management-port", Integer.toString(state.port(MANAGEMENT)));
    settings.put("paraph.secrets", folder.secrets().toString());
    settings.put("paraph.connectors.demo.paraph.enabled", "true");
    settings.put("paraph.connectors.demo.ftp.schedule", "every 2s");
    return settings;
  }

  private GatewayApi api(DemoState state, RunningGateway gateway)
      throws IOException, InterruptedException {
    String kept = state.apiKey();
    if (kept != null) {
      GatewayApi api = new GatewayApi(gateway.baseUrl(), kept);
      if (api.isAccepted()) {
        return api;
      }
    }
    String key = gateway.apiKey(GatewayApi.SCOPES);
    state.withApiKey(key).save(folder.root());
    return new GatewayApi(gateway.baseUrl(), key);
  }

  /** A fresh folder for a demo nobody wants to keep. */
  static Path temporaryFolder() throws IOException {
    return Files.createTempDirectory("paraph-demo-");
  }
}
