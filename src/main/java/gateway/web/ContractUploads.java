package gateway.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.access.ApiCaller;
import gateway.access.Idempotency;
import gateway.access.Scopes;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.ContractId;
import gateway.contract.Contracts;
import gateway.contract.Mode;
import gateway.contract.RecipientId;
import gateway.intake.ContractJson;
import gateway.intake.ContractReception.Received;
import gateway.intake.ContractRequest;
import gateway.intake.ContractRequest.RecipientRequest;
import gateway.intake.IntakeSource;
import java.net.URI;
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
  private final OnceByKey once;
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
    this.once = new OnceByKey(idempotency);
    this.signingUrl = signingUrl;
  }

  ApiAnswer create(ApiCaller caller, @Nullable String key, ContractParts parts) {
    byte[] json = parts.contract();
    if (!parts.problems().isEmpty() || json == null) {
      return Problems.of(
          422, "upload.parts", "The parts are refused, see errors", parts.problems());
    }
    ContractRequest request = ContractJson.parse(json);
    checkSeal(caller, request);
    String fingerprint = parts.fingerprint(json);
    if (key == null) {
      return answer(201, caller, make(caller, null, fingerprint, request, parts));
    }
    ApiAnswer before = once.claim(caller, OPERATION, key, fingerprint);
    if (before != null) {
      return before.status() < 300 ? answer(before.status(), caller, before.body()) : before;
    }
    try {
      return answer(201, caller, make(caller, key, fingerprint, request, parts));
    } catch (RuntimeException e) {
      idempotency.release(caller.tenant(), OPERATION, key);
      throw e;
    }
  }

  /**
   * Who sends contracts to people need not be able to commit the organisation: before the seal, a
   * person reads and signs. In mode seal nobody does.
   */
  private static void checkSeal(ApiCaller caller, ContractRequest request) {
    List<RecipientRequest> recipients = request.recipients();
    for (int i = 0; i < recipients.size(); i++) {
      if (recipients.get(i).mode() == Mode.SEAL && !caller.may(Scopes.SEAL)) {
        throw new PermanentFailure(
                "auth.scope",
                "The mode seal needs a key with the scope "
                    + Scopes.SEAL
                    + ". Make one in the back office under API keys, or with ./paraph key create"
                    + " --scope contracts:write,"
                    + Scopes.SEAL)
            .at("/recipients/" + i + "/mode");
      }
    }
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
            parts.files(),
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
      boolean copy = recipient.path("role").asText().equals("copy");
      // In copy there is nothing to do, and the seal is no person.
      if (!copy && !recipient.path("mode").asText().equals(Mode.SEAL.text())) {
        RecipientId id = RecipientId.parse(recipient.path("id").asText());
        ((ObjectNode) recipient).put("signingUrl", signingUrl.apply(id).toString());
      }
    }
    return new ApiAnswer(status, "application/json", ApiJson.bytes(body));
  }

  static String idOf(ApiAnswer answer) {
    return ApiJson.read(answer.body()).path("id").asText();
  }
}
