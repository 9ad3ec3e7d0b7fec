package gateway.signing;

import gateway.contract.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys in a map. */
public final class InMemoryKeyVault implements KeyVault {
  public final Map<String, byte[]> stored = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> get(TenantId tenant, String name) {
    return Optional.ofNullable(stored.get(tenant + "/" + name));
  }

  @Override
  public byte[] putIfAbsent(TenantId tenant, String name, byte[] wrapped) {
    byte[] earlier = stored.putIfAbsent(tenant + "/" + name, wrapped);
    return earlier == null ? wrapped : earlier;
  }
}
