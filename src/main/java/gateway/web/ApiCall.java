package gateway.web;

import gateway.access.ApiCaller;
import gateway.base.PermanentFailure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of the JSON API, as it leaves the airlock: who calls, what, and nothing else of the
 * request.
 *
 * @param path decoded, without the query, for example {@code /api/v1/contracts/con_…}
 * @param query parameters; of a repeated one the first counts
 */
public record ApiCall(
    ApiCaller caller, String path, Map<String, String> query, @Nullable String idempotencyKey) {
  public ApiCall {
    query = Map.copyOf(query);
  }

  /**
   * Go on only when the caller's key has a scope.
   *
   * @throws PermanentFailure {@code auth.scope}
   */
  public void demand(String scope) {
    if (!caller.may(scope)) {
      throw new PermanentFailure("auth.scope", "This call needs a key with the scope " + scope);
    }
  }

  /** Return the path's segment, 0 being {@code api}; empty when there is none. */
  public String segment(int index) {
    String[] segments = path.substring(1).split("/", -1);
    return index < segments.length ? segments[index] : "";
  }
}
