package gateway.access;

import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows behind {@link StoredApiKeys}. */
public interface ApiKeyRows {
  void insert(KeyRow key);

  Optional<KeyRow> find(String id);

  List<KeyRow> list(TenantId tenant);

  void used(String id, Instant at);

  /** Return whether this tenant has such a key that was not revoked before. */
  boolean revoke(TenantId tenant, String id, Instant at);

  /**
   * A stored key.
   *
   * @param name what its maker called it; may be empty
   * @param sha256 of the whole key text
   */
  record KeyRow(
      String id,
      TenantId tenant,
      String name,
      byte[] sha256,
      Set<String> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {
    public KeyRow {
      scopes = Set.copyOf(scopes);
    }
  }
}
