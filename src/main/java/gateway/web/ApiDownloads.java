package gateway.web;

import gateway.access.ApiCaller;
import gateway.access.ApiKeys;
import gateway.contract.Annex;
import gateway.contract.Annexes;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Document;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents, annexes and dossiers of the caller's own contracts. */
public final class ApiDownloads {
  private static final String BASE = "/api/v1/contracts/:id";

  private final ApiDoor door;
  private final Contracts contracts;
  private final Annexes annexes;
  private final Blobs blobs;
  private final OpenResponses open;

  public ApiDownloads(
      ApiKeys keys, Contracts contracts, Annexes annexes, Blobs blobs, OpenResponses open) {
    this.door = new ApiDoor(keys);
    this.contracts = contracts;
    this.annexes = annexes;
    this.blobs = blobs;
    this.open = open;
  }

  /** Add the routes. */
  public void mount(Router router) {
    route(router, BASE + "/documents/:n", this::document);
    route(router, BASE + "/annexes/:n", this::annex);
    route(router, BASE + "/evidence", this::evidence);
  }

  private void route(Router router, String path, Download download) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(open);
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(door.requiring(ContractQueries.READ));
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .blockingHandler(context -> serve(context, download), false)
        .failureHandler(context -> ApiDoor.fail(context, context.failure()));
  }

  private void serve(RoutingContext context, Download download) {
    ApiCaller caller = ApiDoor.caller(context);
    Optional<Contract> contract = ContractQueries.find(contracts, caller, context.pathParam("id"));
    ApiAnswer problem =
        contract.isEmpty() ? Problems.notFound() : download.of(context, contract.get());
    if (problem != null) {
      ApiDoor.answer(context, problem);
    }
  }

  private @Nullable ApiAnswer document(RoutingContext context, Contract contract) {
    String index = context.pathParam("n");
    Optional<Document> document =
        contracts.documents(contract.id()).stream()
            .filter(each -> String.valueOf(each.index()).equals(index))
            .findFirst();
    if (document.isEmpty()) {
      return Problems.of(404, "document.unknown", "The contract has no document " + number(index));
    }
    String as = context.request().getParam("as");
    boolean closed = isClosed(contract);
    BlobRef blob;
    if (as == null || as.equals("current")) {
      blob = document.get().current();
    } else if (as.equals("original")) {
      blob = document.get().original();
    } else if (!as.equals("signed")) {
      return Problems.of(400, "document.as", "as must be original, current or signed");
    } else if (closed) {
      blob = document.get().current();
    } else {
      return notClosed(contract);
    }
    send(context, contract, blob, "application/pdf", document.get().name());
    return null;
  }

  private @Nullable ApiAnswer annex(RoutingContext context, Contract contract) {
    String index = context.pathParam("n");
    Optional<Annex> annex =
        index.matches("\\d{1,6}")
            ? annexes.find(contract.id(), Integer.parseInt(index))
            : Optional.empty();
    if (annex.isEmpty()) {
      return Problems.of(404, "annex.unknown", "The contract has no annex " + number(index));
    }
    send(context, contract, annex.get().content(), annex.get().mediaType(), annex.get().name());
    return null;
  }

  private static String number(String text) {
    return text.matches("\\d{1,6}") ? text : "of that number";
  }

  private @Nullable ApiAnswer evidence(RoutingContext context, Contract contract) {
    BlobRef evidence = contract.evidence();
    if (evidence == null || !isClosed(contract)) {
      return notClosed(contract);
    }
    String name = contract.id() + ".asice";
    send(context, contract, evidence, "application/vnd.etsi.asic-e+zip", name);
    return null;
  }

  private static boolean isClosed(Contract contract) {
    return contract.status() == ContractStatus.CLOSED
        || contract.status() == ContractStatus.ARCHIVED;
  }

  private static ApiAnswer notClosed(Contract contract) {
    return Problems.of(
        409,
        "contract.not-closed",
        "The contract is " + contract.status() + "; this exists once it is CLOSED");
  }

  private void send(
      RoutingContext context, Contract contract, BlobRef blob, String type, String name) {
    byte[] content = blobs.get(contract.tenant(), contract.id().value(), blob);
    context.response().putHeader("ETag", "\"" + blob + "\"");
    context.response().putHeader("Cache-Control", "private, no-cache");
    context.response().putHeader("X-Content-Type-Options", "nosniff");
    SignFiles.send(context, type, name, content);
  }

  /** Writes the download, or returns the problem that stands against it. */
  private interface Download {
    @Nullable ApiAnswer of(RoutingContext context, Contract contract);
  }
}
