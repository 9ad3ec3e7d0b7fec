package gateway.signing;

import gateway.access.MasterKey;
import gateway.base.Sha256;

/** Not secret at all, but what is wrapped differs from what is plain. */
public final class MaskingMasterKey implements MasterKey {
  @Override
  public byte[] derive(String purpose) {
    return Sha256.of(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public byte[] wrap(String purpose, byte[] plain) {
    byte[] mask = derive(purpose);
    byte[] result = plain.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= mask[i % mask.length];
    }
    return result;
  }

  @Override
  public byte[] unwrap(String purpose, byte[] wrapped) {
    return wrap(purpose, wrapped);
  }
}
