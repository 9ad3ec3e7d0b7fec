package gateway.delivery;

import gateway.contract.TenantId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where events go: one row per tenant and URL.
 *
 * @param secretName of a secret the operator keeps, or null when {@code secret} counts
 * @param secret generated, {@code whsec_…}
 * @param previousSecret signs beside the other until {@code previousUntil}
 * @param reason why it is disabled, for people
 */
public record Endpoint(
    long id,
    TenantId tenant,
    URI url,
    NamedBy namedBy,
    @Nullable String secretName,
    @Nullable String secret,
    @Nullable String previousSecret,
    @Nullable Instant previousUntil,
    State state,
    @Nullable String reason) {

  /** Who wrote the URL, which decides where it may lead. */
  public enum NamedBy {
    OPERATOR,
    TENANT
  }

  /** Deliveries to a disabled endpoint wait. */
  public enum State {
    ACTIVE,
    DISABLED
  }

  /** Without the secrets: records print their parts. */
  @Override
  public String toString() {
    return "Endpoint[" + id + ", " + tenant + ", " + state + "]";
  }
}
