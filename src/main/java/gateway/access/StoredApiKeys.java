package gateway.access;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.base.Transactions;
import gateway.contract.TenantId;
import gateway.contract.UnseenCharacters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * API keys in the database: {@code pk_<16 hex digits>_<64 hex digits>}. A key has 256 random bits,
 * so a plain SHA-256 is as good as a slow hash, and costs nothing at each call.
 */
public final class StoredApiKeys implements ApiKeys {
  private static final Pattern SHAPE = Pattern.compile("pk_([0-9a-f]{16})_[0-9a-f]{64}");
  private static final int LONGEST_NAME = 80;
  private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

  private final ApiKeyRows rows;
  private final Transactions transactions;
  private final Clock clock;

  public StoredApiKeys(ApiKeyRows rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String create(TenantId tenant, Set<String> scopes, @Nullable Instant expiresAt) {
    return create(tenant, "", scopes, expiresAt);
  }

  /**
   * Make a key with a name, by which people recognise it in a list.
   *
   * @throws PermanentFailure {@code key.scope}, {@code key.name}
   */
  public String create(
      TenantId tenant, String name, Set<String> scopes, @Nullable Instant expiresAt) {
    String called = name.strip();
    if (called.length() > LONGEST_NAME || UnseenCharacters.inLine(called).isPresent()) {
      throw new PermanentFailure(
          "key.name",
          "A key's name has at most " + LONGEST_NAME + " characters that can be seen, on one line");
    }
    for (String scope : scopes) {
      // A mistyped one would make a key that silently may not do what it is for.
      if (!Scopes.ALL.contains(scope)) {
        throw new PermanentFailure(
            "key.scope",
            "There is no scope \"" + scope + "\"; there are " + String.join(", ", Scopes.ALL));
      }
    }
    String id = Ids.randomHex(8);
    String key = "pk_" + id + "_" + Ids.randomHex(32);
    byte[] digest = digest(key);
    Instant now = clock.instant();
    transactions.run(
        () ->
            rows.insert(
                new ApiKeyRows.KeyRow(
                    id, tenant, called, digest, scopes, now, expiresAt, null, null)));
    return key;
  }

  @Override
  public Optional<ApiCaller> authenticate(String key) {
    Matcher parts = SHAPE.matcher(key);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<ApiKeyRows.KeyRow> found = rows.find(parts.group(1));
    byte[] stored = found.map(ApiKeyRows.KeyRow::sha256).orElseGet(() -> new byte[32]);
    boolean genuine = MessageDigest.isEqual(stored, digest(key));
    Instant now = clock.instant();
    return found.filter(row -> genuine && isValid(row, now)).map(row -> caller(row, now));
  }

  private ApiCaller caller(ApiKeyRows.KeyRow row, Instant now) {
    Instant last = row.lastUsedAt();
    if (last == null || !last.plus(USE_NOTED_EVERY).isAfter(now)) {
      transactions.run(() -> rows.used(row.id(), now));
    }
    return new ApiCaller(row.tenant(), row.id(), row.scopes());
  }

  private static boolean isValid(ApiKeyRows.KeyRow row, Instant now) {
    Instant expires = row.expiresAt();
    return row.revokedAt() == null && (expires == null || expires.isAfter(now));
  }

  /** Return the tenant's keys, oldest first, revoked and expired ones included. */
  public List<KeyInfo> list(TenantId tenant) {
    return rows.list(tenant).stream()
        .map(
            row ->
                new KeyInfo(
                    row.id(),
                    row.name(),
                    row.scopes(),
                    row.createdAt(),
                    row.expiresAt(),
                    row.lastUsedAt(),
                    row.revokedAt()))
        .toList();
  }

  /**
   * Make a key useless at once.
   *
   * @return false when the tenant has no such living key
   */
  public boolean revoke(TenantId tenant, String keyId) {
    return transactions.call(() -> rows.revoke(tenant, keyId, clock.instant()));
  }

  private static byte[] digest(String key) {
    return Sha256.of(key.getBytes(StandardCharsets.US_ASCII));
  }

  /** What may be shown of a key. */
  public record KeyInfo(
      String id,
      String name,
      Set<String> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {
    public KeyInfo {
      scopes = Set.copyOf(scopes);
    }

    /** Whether it still opens the door. */
    public boolean isUsable(Instant now) {
      return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }
  }
}
