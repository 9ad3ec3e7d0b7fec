package gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed is AES-256-GCM as everybody writes it, whatever its length. */
class AesGcmTest {
  private static final byte[] KEY = AesGcm.newKey();
  private static final byte[] CONTEXT = "acme/blob".getBytes(UTF_8);

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 255, 256, 257, 512, 513, 70_000})
  void the_sealed_bytes_are_those_of_one_plain_call(int length) throws Exception {
    byte[] plain = bytes(length);
    byte[] sealed = AesGcm.seal(KEY, CONTEXT, plain);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(KEY, "AES"),
        new GCMParameterSpec(128, sealed, 0, 12));
    cipher.updateAAD(CONTEXT);
    assertThat(Arrays.copyOfRange(sealed, 12, sealed.length)).isEqualTo(cipher.doFinal(plain));
    assertThat(AesGcm.open(KEY, CONTEXT, sealed)).isEqualTo(plain);
  }

  @Test
  void a_bit_that_differs_anywhere_is_noticed() {
    byte[] sealed = AesGcm.seal(KEY, CONTEXT, bytes(1_000));
    for (int at : new int[] {0, 12, 300, 1_011, sealed.length - 1}) {
      byte[] altered = sealed.clone();
      altered[at] ^= 1;
      assertThatThrownBy(() -> AesGcm.open(KEY, CONTEXT, altered))
          .isInstanceOf(PermanentFailure.class)
          .extracting("code")
          .isEqualTo("key.unwrap");
    }
  }
}
