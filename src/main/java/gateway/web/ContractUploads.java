package gateway.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.access.ApiCaller;
import gateway.access.Idempotency;
import gateway.access.Idempotency.Claim;
import gateway.base.Ids;
import gateway.contract.ContractId;
import gateway.contract.Contracts;
import gateway.contract.RecipientId;
import gateway.intake.ContractJson;
import gateway.intake.ContractReception.Received;
import gateway.intake.ContractRequest;
import gateway.intake.IntakeSource;
import gateway.intake.NotYetAvailable;
import gateway.intake.ProblemItem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a contract from an upload, once for each idempotency key. */
public final class ContractUploads {
  private static final String OPERATION = "contracts.create";

  private final ContractDesk desk;
  private final Contracts contracts;
  private final Idempotency idempotency;
  private final Function<RecipientId, URI> signingUrl;

  /**
   * @param signingUrl the person's link, for callers with the scope {@code sign:links}
   */
  public ContractUploads(
      ContractDesk desk,
      Contracts contracts,
      Idempotency idempotency,
      Function<RecipientId, URI> signingUrl) {
    this.desk = desk;
    this.contracts = contracts;
    this.idempotency = idempotency;
    this.signingUrl = signingUrl;
  }

  ApiAnswer create(ApiCaller caller, @Nullable String key, ContractParts parts) {
    List<ProblemItem> wrong = problems(parts);
    byte[] json = parts.contract();
    if (!wrong.isEmpty() || json == null) {
      return Problems.of(422, "upload.parts", "The parts are refused, see errors", wrong);
    }
    if (key != null && !key.matches("[\\x21-\\x7e]{1,255}")) {
      return Problems.of(
          400, "idempotency.key", "Idempotency-Key must be 1 to 255 printable ASCII characters");
    }
    ContractRequest request = ContractJson.parse(json);
    String fingerprint = ContractParts.fingerprint(json, parts.documents());
    if (key == null) {
      return answer(201, caller, make(caller, null, fingerprint, request, parts));
    }
    Claim claim = idempotency.claim(caller.tenant(), OPERATION, key, fingerprint);
    if (claim instanceof Claim.Replay replay) {
      return answer(replay.status(), caller, replay.body());
    }
    if (claim instanceof Claim.Conflict) {
      return Problems.of(
          409, "idempotency.conflict", "This Idempotency-Key was used for another content");
    }
    if (claim instanceof Claim.InProgress) {
      return Problems.of(409, "in-progress", "The first call with this key is still running");
    }
    try {
      return answer(201, caller, make(caller, key, fingerprint, request, parts));
    } catch (RuntimeException e) {
      idempotency.release(caller.tenant(), OPERATION, key);
      throw e;
    }
  }

  private static List<ProblemItem> problems(ContractParts parts) {
    List<ProblemItem> wrong = new ArrayList<>();
    if (parts.contract() == null) {
      wrong.add(new ProblemItem("/contract", "the part contract is required"));
    }
    if (parts.documents().isEmpty()) {
      wrong.add(new ProblemItem("/documents", "at least one PDF is required"));
    }
    parts.unknown().forEach(name -> wrong.add(new ProblemItem("", "unknown part " + clean(name))));
    NotYetAvailable.parts(parts.documents().size(), parts.annexes().size()).ifPresent(wrong::add);
    return wrong;
  }

  private static String clean(String name) {
    String printable = name.replaceAll("[^\\p{Alnum}_.-]", "?");
    return printable.substring(0, Math.min(40, printable.length()));
  }

  /** Return the answer's body as it may be kept: without links, which open the door to anybody. */
  private byte[] make(
      ApiCaller caller,
      @Nullable String key,
      String fingerprint,
      ContractRequest request,
      ContractParts parts) {
    String businessKey =
        Optional.ofNullable(request.externalId())
            .or(() -> Optional.ofNullable(key))
            .orElseGet(() -> Ids.randomHex(16));
    IntakeSource source =
        new IntakeSource(
            caller.tenant(), "api", null, businessKey, fingerprint, "key " + caller.keyId());
    AtomicBoolean remembered = new AtomicBoolean();
    Received received =
        desk.create(
            caller,
            source,
            request,
            parts.documents(),
            made -> {
              if (key != null) {
                idempotency.finish(caller.tenant(), OPERATION, key, 201, body(made));
                remembered.set(true);
              }
            });
    byte[] body = body(received);
    if (key != null && !remembered.get()) {
      // Found by its business key: nothing was made in a transaction that could carry this.
      idempotency.finish(caller.tenant(), OPERATION, key, 201, body);
    }
    return body;
  }

  private byte[] body(Received received) {
    ContractId id = received.contract();
    return ApiJson.bytes(
        ContractView.created(
            contracts.get(id),
            contracts.recipients(id),
            contracts.documents(id),
            received.warnings()));
  }

  /** Add the links for those who may have them. */
  private ApiAnswer answer(int status, ApiCaller caller, byte[] kept) {
    if (!caller.may("sign:links")) {
      return new ApiAnswer(status, "application/json", kept);
    }
    JsonNode body = ApiJson.read(kept);
    for (JsonNode recipient : body.path("recipients")) {
      RecipientId id = RecipientId.parse(recipient.path("id").asText());
      ((ObjectNode) recipient).put("signingUrl", signingUrl.apply(id).toString());
    }
    return new ApiAnswer(status, "application/json", ApiJson.bytes(body));
  }

  static String idOf(ApiAnswer answer) {
    return ApiJson.read(answer.body()).path("id").asText();
  }
}
