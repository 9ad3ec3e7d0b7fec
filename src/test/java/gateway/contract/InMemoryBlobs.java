package gateway.contract;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in a map. */
public final class InMemoryBlobs implements Blobs {
  private record Key(TenantId tenant, long owner, String sha256) {}

  private final Map<Key, byte[]> stored = new ConcurrentHashMap<>();

  @Override
  public BlobRef put(TenantId tenant, long owner, byte[] content) {
    BlobRef ref = new BlobRef(Sha256.hex(content));
    stored.put(new Key(tenant, owner, ref.sha256()), content.clone());
    return ref;
  }

  @Override
  public BlobRef putForNow(TenantId tenant, long owner, byte[] content) {
    return put(tenant, owner, content);
  }

  @Override
  public boolean has(TenantId tenant, long owner, BlobRef ref) {
    return stored.containsKey(new Key(tenant, owner, ref.sha256()));
  }

  @Override
  public byte[] get(TenantId tenant, long owner, BlobRef ref) {
    byte[] content = stored.get(new Key(tenant, owner, ref.sha256()));
    if (content == null) {
      throw new PermanentFailure("blob.missing", "No such blob: " + ref);
    }
    return content.clone();
  }

  public int count() {
    return stored.size();
  }
}
