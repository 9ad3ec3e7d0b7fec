package gateway.signing;

import gateway.contract.TenantId;
import java.util.Optional;

/** Wrapped keys by name. What lies here is useless without the master key. */
public interface KeyVault {
  Optional<byte[]> get(TenantId tenant, String name);

  /** Store unless the name is taken; returns what is stored, which may be somebody else's. */
  byte[] putIfAbsent(TenantId tenant, String name, byte[] wrapped);
}
