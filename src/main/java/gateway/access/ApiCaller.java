package gateway.access;

import gateway.contract.TenantId;
import java.util.Set;

/**
 * Who calls the API, established from the key alone.
 *
 * @param keyId the public half of the key, for logs and the audit trail
 * @param scopes for example {@code contracts:read}, see {@link Scopes}
 */
public record ApiCaller(TenantId tenant, String keyId, Set<String> scopes) {
  public ApiCaller {
    scopes = Set.copyOf(scopes);
  }

  public boolean may(String scope) {
    return scopes.contains(scope) || scopes.contains("admin");
  }
}
