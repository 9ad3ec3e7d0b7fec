package gateway.delivery;

import gateway.contract.ContractId;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The callbacks named in a contract's request. */
@FunctionalInterface
public interface ContractCallbacks {
  List<ContractCallback> of(ContractId contract);

  /**
   * One callback.
   *
   * @param events the types wanted; empty wants all
   * @param include what the receiver asked to have in the body
   */
  record ContractCallback(URI url, Set<String> events, Set<String> include) {
    public ContractCallback {
      events = Set.copyOf(events);
      include = Set.copyOf(include);
    }

    boolean wants(String type) {
      return events.isEmpty() || events.contains(type);
    }
  }
}
