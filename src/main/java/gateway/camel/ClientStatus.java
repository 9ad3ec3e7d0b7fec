package gateway.camel;

import gateway.connector.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one client's connector is doing.
 *
 * @param problem why it could not be loaded beside the findings, or null
 * @param routes that run now: after a refused change these are still the former ones
 */
public record ClientStatus(
    String client,
    State state,
    List<Finding> findings,
    @Nullable String problem,
    List<String> routes,
    List<PollStatus> polls) {

  public ClientStatus {
    findings = List.copyOf(findings);
    routes = List.copyOf(routes);
    polls = List.copyOf(polls);
  }

  /** What a connector may be. */
  public enum State {
    /** Loaded as its folder is now. */
    RUNNING,
    /** {@code paraph.enabled=false}. */
    DISABLED,
    /** Its folder has errors; what ran before still runs. */
    REFUSED,
    REMOVED
  }
}
