package gateway.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.access.ApiCaller;
import gateway.base.PermanentFailure;
import gateway.contract.Annexes;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.web.ContractView.EventLine;
import gateway.web.ContractView.Stuck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The API's reading calls on contracts, as answers: the caller's tenant and nobody else's. */
public final class ContractQueries {
  static final String READ = "contracts:read";
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;
  private static final List<String> LIST = List.of("limit", "cursor", "externalId");

  private final Contracts contracts;
  private final Annexes annexes;
  private final Function<ContractId, List<EventLine>> events;
  private final Function<ContractId, Optional<Stuck>> stuck;

  /**
   * @param events what happened to a contract, oldest first
   * @param stuck why a contract's next step was given up, if it was
   */
  public ContractQueries(
      Contracts contracts,
      Annexes annexes,
      Function<ContractId, List<EventLine>> events,
      Function<ContractId, Optional<Stuck>> stuck) {
    this.contracts = contracts;
    this.annexes = annexes;
    this.events = events;
    this.stuck = stuck;
  }

  /** Answer {@code GET /contracts/{id}}. */
  public ApiAnswer get(ApiCaller caller, String id) {
    return caller.may(READ) ? whole(caller, id) : missingScope(READ);
  }

  /** Answer a call that changed a contract: whole for those who may read, else its state only. */
  public ApiAnswer changed(ApiCaller caller, String id) {
    if (caller.may(READ)) {
      return whole(caller, id);
    }
    return find(contracts, caller, id)
        .map(
            contract ->
                json(200, ContractView.summary(contract, contracts.recipients(contract.id()))))
        .orElseGet(Problems::notFound);
  }

  private ApiAnswer whole(ApiCaller caller, String id) {
    return find(contracts, caller, id)
        .map(
            contract ->
                json(
                    200,
                    ContractView.whole(
                        new ContractView.Whole(
                            contract,
                            contracts.recipients(contract.id()),
                            contracts.properties(contract.id()),
                            contracts.documents(contract.id()),
                            annexes.list(contract.id()),
                            annexes.requests(contract.id()),
                            events.apply(contract.id()),
                            stuck.apply(contract.id()).orElse(null)))))
        .orElseGet(Problems::notFound);
  }

  /**
   * Answer {@code GET /contracts}: oldest first, so that pages stay what they are while contracts
   * are added.
   */
  public ApiAnswer list(ApiCaller caller, Map<String, String> query) {
    if (!caller.may(READ)) {
      return missingScope(READ);
    }
    // A filter that is passed over in silence would hand out everything.
    Optional<String> unknown = query.keySet().stream().filter(k -> !LIST.contains(k)).findFirst();
    if (unknown.isPresent()) {
      return Problems.of(
          400, "list.parameter", "Only the parameters " + String.join(", ", LIST) + " are known");
    }
    String limit = query.get("limit");
    String cursor = query.get("cursor");
    int size = DEFAULT_LIMIT;
    if (limit != null) {
      if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > LARGEST_LIMIT) {
        return Problems.of(400, "list.limit", "limit must be a number from 1 to " + LARGEST_LIMIT);
      }
      size = Integer.parseInt(limit);
    }
    ContractId after = new ContractId(0);
    if (cursor != null && !cursor.isEmpty()) {
      try {
        after = ContractId.parse(cursor);
      } catch (PermanentFailure e) {
        return Problems.of(400, "list.cursor", "cursor must come from the answer before");
      }
    }
    String externalId = query.get("externalId");
    return page(
        externalId == null
            ? contracts.list(caller.tenant(), after, size + 1)
            : contracts.findByExternalId(caller.tenant(), externalId).stream().toList(),
        size);
  }

  private ApiAnswer page(List<Contract> found, int size) {
    ObjectNode body = ApiJson.object();
    ArrayNode items = body.putArray("items");
    found.stream()
        .limit(size)
        .forEach(
            contract ->
                items.add(
                    ContractView.summary(
                        contract,
                        contract.status() == ContractStatus.OPEN
                            ? contracts.recipients(contract.id())
                            : List.of())));
    body.put("next", found.size() > size ? found.get(size - 1).id().toString() : null);
    return json(200, body);
  }

  /** Find a contract of the caller's tenant by its public id. */
  static Optional<Contract> find(Contracts contracts, ApiCaller caller, String id) {
    try {
      return contracts.find(caller.tenant(), ContractId.parse(id));
    } catch (PermanentFailure e) {
      if (e.code().equals("id.malformed")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static ApiAnswer missingScope(String scope) {
    return Problems.of(403, "auth.scope", "This call needs a key with the scope " + scope);
  }

  static ApiAnswer json(int status, ObjectNode body) {
    return new ApiAnswer(status, "application/json", ApiJson.bytes(body));
  }
}
