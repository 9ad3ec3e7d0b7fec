package gateway.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.net.ftp.FTPClient;

/**
 * A gateway as seen from outside. What it has accepted outlives a stop, as the real one's store
 * does: start it again with the same object.
 */
final class FakeGateway implements GatewayLauncher {
  private static final ObjectMapper JSON = new ObjectMapper();
  final Map<String, FakeJourney> journeys = new LinkedHashMap<>();
  final Map<String, Integer> deliveries = new TreeMap<>();
  volatile Map<String, String> settings = Map.of();
  volatile boolean timestampsDown;
  volatile boolean spoilsSignatures;
  int files;
  int keys;

  @Override
  public RunningGateway start(Path dataDir, Map<String, String> given) throws Exception {
    settings = given;
    int port = Integer.parseInt(given.get("paraph.port"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    server.setExecutor(threads);
    server.createContext("/api/v1/contracts", this::api);
    server.createContext("/sign/", this::sign);
    server.start();
    poll();
    return new RunningGateway() {
      @Override
      public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
      }

      @Override
      public String apiKey(Set<String> scopes) {
        return "pk_" + ++keys;
      }

      @Override
      public void close() {
        server.stop(0);
        threads.shutdownNow();
      }
    };
  }

  /** Fetch over FTP and move away, as the demo's connector does. */
  private void poll() throws Exception {
    FTPClient ftp = new FTPClient();
    ftp.connect(
        settings.get("paraph.connectors.demo.ftp.host"),
        Integer.parseInt(settings.get("paraph.connectors.demo.ftp.port")));
    Path secrets = Path.of(settings.get("paraph.secrets"));
    ftp.login(DemoFtpServer.USER, Files.readString(secrets.resolve("DEMO_FTP_PASSWORD")));
    ftp.enterLocalPassiveMode();
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    if (ftp.retrieveFile("in/people.csv", csv)) {
      files++;
      ftp.makeDirectory("in/.done");
      ftp.rename("in/people.csv", "in/.done/people.csv");
      for (String line : csv.toString(StandardCharsets.UTF_8).lines().skip(1).toList()) {
        String email = line.split(";")[2];
        journeys.put(
            email, new FakeJourney(code -> mail(email, "Votre code", "Code\r\n" + code + "\r\n")));
      }
    }
    ftp.disconnect();
    for (String email : journeys.keySet()) {
      mail(
          email,
          "À signer",
          "Ici : " + settings.get("paraph.public-url") + "/sign/" + token(email) + "\r\n");
    }
  }

  private void sign(HttpExchange exchange) throws java.io.IOException {
    String token = exchange.getRequestURI().getPath().split("/")[2];
    journeys.entrySet().stream()
        .filter(one -> token(one.getKey()).equals(token))
        .findFirst()
        .orElseThrow()
        .getValue()
        .handle(exchange, "/sign/" + token);
  }

  private void api(HttpExchange exchange) throws java.io.IOException {
    if (!("Bearer pk_" + keys).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      FakeJourney.html(exchange, 401, "{}");
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.contains("/con_") && path.split("/").length == 5) {
      String email = path.substring(path.indexOf("con_") + 4) + "@example.org";
      ObjectNode whole = contract(email, journeys.get(email));
      whole.putArray("recipients").addObject().put("key", "signer1").put("email", email);
      FakeJourney.html(exchange, 200, whole.toString());
      return;
    }
    if (path.endsWith("/evidence") || path.contains("/documents/")) {
      FakeJourney.html(exchange, 200, path + "?" + exchange.getRequestURI().getQuery());
      return;
    }
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    journeys.forEach((email, journey) -> items.add(contract(email, journey)));
    page.putNull("next");
    FakeJourney.html(exchange, 200, page.toString());
  }

  private ObjectNode contract(String email, FakeJourney journey) {
    boolean signed = journey.step.equals("done");
    boolean waits = signed && timestampsDown;
    ObjectNode contract = JSON.createObjectNode();
    contract.put("id", "con_" + token(email)).put("externalId", "demo-" + email);
    contract.put("status", signed && !waits ? "CLOSED" : "OPEN").put("level", "B-T");
    contract.put("waitingFor", waits ? "TIMESTAMP" : null);
    if (signed && !waits) {
      tellErp(email);
    }
    return contract;
  }

  private synchronized void tellErp(String email) {
    String id = "evt_" + token(email);
    try {
      if (deliveries.putIfAbsent(id, 1) == null) {
        Path secrets = Path.of(settings.get("paraph.secrets"));
        String secret = Files.readString(secrets.resolve("DEMO_ERP_SECRET"));
        String other = "whsec_AAAQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        String body =
            "{\"id\":\""
                + id
                + "\",\"type\":\"contract.closed\",\"contract\":{\"id\":\"con_"
                + token(email)
                + "\"}}";
        URI url = URI.create(settings.get("paraph.connectors.demo.erp.url"));
        ErpSinkTest.post(url, id, spoilsSignatures ? other : secret, body, 0);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void mail(String email, String subject, String text) {
    try {
      MailSinkTest.send(
          URI.create(settings.get("paraph.smtp.url")), email, subject, "base64", text);
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(String email) {
    return email.substring(0, email.indexOf('@'));
  }
}
