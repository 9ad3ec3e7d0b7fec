package gateway.connector;

import gateway.base.PermanentFailure;
import gateway.contract.TenantId;
import gateway.intake.ContractSettings;
import gateway.intake.PeopleMapping;
import java.util.List;
import java.util.Map;

/**
 * A client's folder as it was read, whole and checked, at one moment.
 *
 * @param client the folder's name
 * @param mappings from {@code NAME.map.yaml}, by name
 * @param contracts from {@code NAME.yaml}, by name
 */
public record ClientFolder(
    String client,
    ConnectorSettings settings,
    List<RouteFile> routes,
    Map<String, PeopleMapping> mappings,
    Map<String, ContractSettings> contracts) {

  public ClientFolder {
    routes = List.copyOf(routes);
    mappings = Map.copyOf(mappings);
    contracts = Map.copyOf(contracts);
  }

  /**
   * One {@code *.camel.yaml}.
   *
   * @param name without folder
   */
  public record RouteFile(String name, String text) {}

  public TenantId tenant() {
    return settings.tenant();
  }

  public PeopleMapping mapping(String name) {
    PeopleMapping mapping = mappings.get(name);
    if (mapping == null) {
      throw missing(name + ".map.yaml");
    }
    return mapping;
  }

  public ContractSettings contract(String name) {
    ContractSettings contract = contracts.get(name);
    if (contract == null) {
      throw missing(name + ".yaml");
    }
    return contract;
  }

  private PermanentFailure missing(String file) {
    return new PermanentFailure(
        "connector.file", "The folder " + client + " has no file " + file + ". Add it");
  }
}
