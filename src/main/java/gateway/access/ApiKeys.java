package gateway.access;

import gateway.contract.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** API keys {@code pk_<id>_<256 random bits>}, of which only a SHA-256 is stored. */
public interface ApiKeys {
  /** Make a key and return it; it cannot be shown again. */
  String create(TenantId tenant, Set<String> scopes, @Nullable Instant expiresAt);

  /** Find who calls; empty for an unknown, expired or malformed key. */
  Optional<ApiCaller> authenticate(String key);
}
