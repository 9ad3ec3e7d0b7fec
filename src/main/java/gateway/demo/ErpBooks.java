package gateway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import gateway.base.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the demo ERP has been told: one file per arrival, synced before the sender gets its 200. The
 * signature is checked by the reference library of Standard Webhooks, not by our own code.
 */
final class ErpBooks {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String NO_ID = "without-id";

  private final Path folder;
  private final Webhook webhook;
  private final Clock clock;
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();

  private ErpBooks(Path folder, Webhook webhook, Clock clock) {
    this.folder = folder;
    this.webhook = webhook;
    this.clock = clock;
  }

  /**
   * Open the books with everything received in earlier runs.
   *
   * @param secret {@code whsec_…}
   */
  static ErpBooks open(Path folder, String secret, Clock clock) throws IOException {
    Files.createDirectories(folder);
    ErpBooks books = new ErpBooks(folder, webhook(secret), clock);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".json")) {
          books.receipts.add(receipt(JSON.readTree(file.toFile())));
        } else if (file.toString().endsWith(SyncedFile.TEMPORARY)) {
          // Being written when the process died: its sender never got its 200 and comes again.
          Files.delete(file);
        }
      }
    }
    books.receipts.sort(Comparator.comparing(Receipt::receivedAt));
    return books;
  }

  List<Receipt> received() {
    return List.copyOf(receipts);
  }

  /** Record one arrival, good or bad. */
  synchronized Receipt record(Map<String, List<String>> headers, byte[] body) throws IOException {
    String id = header(headers, "webhook-id").orElse(NO_ID);
    String problem = signatureProblem(headers, body);
    String digest = Sha256.hex(body);
    boolean verified = problem == null;
    if (verified) {
      problem = mismatch(id, digest);
    }
    JsonNode event = EventBody.read(header(headers, "content-type").orElse(""), body);
    int attempt = 1 + (int) receipts.stream().filter(r -> r.eventId().equals(id)).count();
    Receipt receipt =
        new Receipt(
            id,
            attempt,
            clock.instant(),
            event.path("type").asText(),
            event.path("contract").path("id").asText(),
            verified,
            digest,
            problem);
    String safeId = id.replaceAll("[^A-Za-z0-9_-]", "_");
    Path file = folder.resolve(safeId + "-" + attempt + ".json");
    SyncedFile.write(
        file,
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(receipt, headers, body)));
    receipts.add(receipt);
    return receipt;
  }

  private @Nullable String signatureProblem(Map<String, List<String>> headers, byte[] body) {
    Optional<String> text = utf8(body);
    if (text.isEmpty()) {
      return "The body is not UTF-8 text, so the reference library cannot check its signature";
    }
    try {
      webhook.verify(text.get(), headers);
      return null;
    } catch (WebhookVerificationException e) {
      return "The signature is not accepted: " + e.getMessage();
    }
  }

  /** A frozen body never changes between tries; when it does, something is badly wrong. */
  private @Nullable String mismatch(String id, String digest) {
    boolean changed =
        receipts.stream()
            .anyMatch(
                r -> r.eventId().equals(id) && r.verified() && !r.bodySha256().equals(digest));
    return changed ? "The same event came before with another body" : null;
  }

  private static ObjectNode json(Receipt receipt, Map<String, List<String>> headers, byte[] body) {
    ObjectNode json = JSON.createObjectNode();
    json.put("eventId", receipt.eventId());
    json.put("attempt", receipt.attempt());
    json.put("receivedAt", receipt.receivedAt().toString());
    json.put("type", receipt.type());
    json.put("contractId", receipt.contractId());
    json.put("verified", receipt.verified());
    json.put("bodySha256", receipt.bodySha256());
    json.put("error", receipt.error());
    json.set("headers", JSON.valueToTree(headers));
    utf8(body).ifPresentOrElse(text -> json.put("body", text), () -> json.put("bodyBase64", body));
    return json;
  }

  private static Receipt receipt(JsonNode json) {
    return new Receipt(
        json.path("eventId").asText(),
        json.path("attempt").asInt(),
        Instant.parse(json.path("receivedAt").asText()),
        json.path("type").asText(),
        json.path("contractId").asText(),
        json.path("verified").asBoolean(),
        json.path("bodySha256").asText(),
        json.path("error").isTextual() ? json.path("error").asText() : null);
  }

  private static Optional<String> header(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> name.equalsIgnoreCase(header.getKey()))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  private static Optional<String> utf8(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Webhook webhook(String secret) throws IOException {
    try {
      return new Webhook(secret);
    } catch (EmptyWebhookSecretException e) {
      throw new IOException("The demo ERP has no secret; delete secrets/DEMO_ERP_SECRET", e);
    }
  }
}
