package gateway.delivery;

import gateway.contract.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of endpoints; secrets are encrypted below this port. Writes join the transaction. */
public interface EndpointRows {
  Optional<Endpoint> find(TenantId tenant, URI url);

  Optional<Endpoint> find(long id);

  List<Endpoint> list(TenantId tenant);

  void insertIfAbsent(Endpoint endpoint, Instant createdAt);

  /** The operator names the URL too: from now on this secret counts. */
  void nameSecret(long id, String secretName);

  void rotate(long id, String newSecret, @Nullable String previous, Instant previousUntil);

  void setState(long id, Endpoint.State state, @Nullable String reason);
}
