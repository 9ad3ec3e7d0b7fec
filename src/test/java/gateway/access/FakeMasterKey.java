package gateway.access;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A master key that hides what it wraps well enough for tests. */
public final class FakeMasterKey implements MasterKey {
  @Override
  public byte[] derive(String purpose) {
    return Sha256.of(("test " + purpose).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public byte[] wrap(String purpose, byte[] plain) {
    byte[] wrapped = Arrays.copyOf(derive(purpose), 32 + plain.length);
    for (int i = 0; i < plain.length; i++) {
      wrapped[32 + i] = (byte) (plain[i] ^ 0x5a);
    }
    return wrapped;
  }

  @Override
  public byte[] unwrap(String purpose, byte[] wrapped) {
    if (!Arrays.equals(Arrays.copyOf(wrapped, 32), derive(purpose))) {
      throw new PermanentFailure("key.unwrap", "Another purpose wrapped this");
    }
    byte[] plain = Arrays.copyOfRange(wrapped, 32, wrapped.length);
    for (int i = 0; i < plain.length; i++) {
      plain[i] ^= 0x5a;
    }
    return plain;
  }
}
