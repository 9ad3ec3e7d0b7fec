package gateway.web;

import gateway.access.ApiCaller;
import gateway.access.ApiKeys;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.InMemoryAnnexes;
import gateway.contract.Person;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.TenantId;
import gateway.intake.ContractReception.Received;
import gateway.intake.ContractRequest;
import gateway.intake.Files;
import gateway.intake.IntakeSource;
import gateway.intake.Upload;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The API on a free port, with a chain that only keeps what it is given. */
final class ApiServer implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  static final ApiCaller ACME =
      new ApiCaller(new TenantId("acme"), "k1", Set.of("contracts:read", "contracts:write"));
  private static final Map<String, ApiCaller> KEYS =
      Map.of(
          "pk_acme", ACME,
          "pk_links",
              new ApiCaller(new TenantId("acme"), "k2", Set.of("contracts:write", "sign:links")),
          "pk_sealer",
              new ApiCaller(new TenantId("acme"), "k5", Set.of("contracts:write", "sign:seal")),
          "pk_reader", new ApiCaller(new TenantId("acme"), "k3", Set.of("contracts:read")),
          "pk_other", new ApiCaller(new TenantId("other"), "k4", Set.of("admin")));

  final InMemoryContracts contracts = new InMemoryContracts();
  final InMemoryAnnexes annexes = new InMemoryAnnexes();
  final InMemoryIdempotency idempotency = new InMemoryIdempotency();
  final OpenResponses open = new OpenResponses();
  final List<IntakeSource> sources = new ArrayList<>();
  final List<ContractRequest> requests = new ArrayList<>();
  final String address;
  @Nullable RuntimeException failWith;
  private final Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC), 0);
  private final Vertx vertx = Vertx.vertx();

  ApiServer(Path folder) {
    ApiKeys keys =
        new ApiKeys() {
          @Override
          public String create(TenantId tenant, Set<String> scopes, @Nullable Instant expiresAt) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Optional<ApiCaller> authenticate(String key) {
            return Optional.ofNullable(KEYS.get(key));
          }
        };
    ContractUploads uploads =
        new ContractUploads(
            this::create,
            contracts,
            idempotency,
            recipient -> URI.create("https://sign.example/sign/secret-" + recipient));
    Router router = Router.router(vertx);
    new ApiUploads(keys, uploads, folder, open).mount(router);
    new ApiDownloads(keys, contracts, annexes, contracts, open).mount(router);
    address =
        "http://127.0.0.1:" + PagesServer.listen(vertx, router).actualPort() + "/api/v1/contracts";
  }

  Received create(
      ApiCaller caller,
      IntakeSource source,
      ContractRequest request,
      Files files,
      Consumer<Received> alongside) {
    if (failWith != null) {
      throw failWith;
    }
    sources.add(source);
    requests.add(request);
    ContractId id = new ContractId(ids.next());
    Contract contract =
        new Contract(
            id,
            caller.tenant(),
            request.externalId(),
            null,
            null,
            request.title(),
            request.message(),
            request.level(),
            ContractStatus.DRAFT,
            null,
            request.locale(),
            NOW,
            request.expiresAt(),
            null,
            null,
            false,
            false,
            1);
    Recipient recipient =
        new Recipient(
            new RecipientId(ids.next()),
            id,
            1,
            "signer1",
            request.recipients().get(0).role(),
            request.recipients().get(0).mode(),
            Person.NOBODY,
            "fr",
            RecipientStatus.WAITING,
            Map.of(),
            null,
            null,
            null,
            null,
            null,
            null);
    Upload upload = files.documents().get(0);
    Document document =
        new Document(
            new DocumentId(ids.next()),
            id,
            0,
            upload.name(),
            contracts.put(caller.tenant(), id.value(), upload.content()),
            contracts.put(caller.tenant(), id.value(), upload.content()),
            1,
            List.of(),
            1);
    contracts.insert(contract, List.of(recipient), request.properties(), List.of(document));
    Received received = new Received(id, false, List.of("a word of warning"));
    alongside.accept(received);
    return received;
  }

  void refuseWith(String code) {
    failWith = new PermanentFailure(code, "The file is not a PDF").at("/documents/0");
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
