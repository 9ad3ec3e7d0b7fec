package gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMasterKeyTest {
  private static final byte[] PLAIN = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void the_first_start_makes_a_key_for_its_owner_only_and_later_starts_find_it()
      throws IOException {
    Path file = folder.resolve("keys/master.key");

    byte[] wrapped = FileMasterKey.inDataFolder(file, false).wrap("a", PLAIN);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder.resolve("keys"))) {
      assertThat(files).containsExactly(file);
    }
    assertThat(FileMasterKey.inDataFolder(file, true).unwrap("a", wrapped)).isEqualTo(PLAIN);
  }

  @Test
  void a_lost_key_is_not_replaced_while_something_needs_it() {
    Path file = folder.resolve("master.key");

    assertRefused("key.missing", () -> FileMasterKey.inDataFolder(file, true));
    assertRefused("key.missing", () -> FileMasterKey.provided(file));
    assertThat(file).doesNotExist();
  }

  @Test
  void a_key_that_others_can_read_is_refused_with_the_remedy() throws IOException {
    Path file = folder.resolve("master.key");
    FileMasterKey.inDataFolder(file, false);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertRefused("key.permissions", () -> FileMasterKey.inDataFolder(file, true));
    assertThat(FileMasterKey.provided(file)).isNotNull();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused("key.permissions", () -> FileMasterKey.provided(file));
  }

  @Test
  void hexadecimal_digits_and_raw_bytes_are_the_same_key_and_anything_else_is_refused()
      throws IOException {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 0xab);
    Path raw = secret("raw", key);
    Path hex = secret("hex", (HexFormat.of().formatHex(key) + "\n").getBytes("US-ASCII"));
    Path bad = secret("bad", "password".getBytes("US-ASCII"));

    assertThat(FileMasterKey.provided(raw).derive("x"))
        .isEqualTo(FileMasterKey.provided(hex).derive("x"))
        .hasSize(32)
        .isNotEqualTo(FileMasterKey.provided(hex).derive("y"));
    assertRefused("key.malformed", () -> FileMasterKey.provided(bad));
  }

  @Test
  void only_the_same_key_and_purpose_unwrap_unaltered_bytes() {
    MasterKey key = FileMasterKey.inDataFolder(folder.resolve("one"), false);
    MasterKey other = FileMasterKey.inDataFolder(folder.resolve("two"), false);
    byte[] wrapped = key.wrap("ca", PLAIN);

    assertThat(key.unwrap("ca", wrapped)).isEqualTo(PLAIN);
    assertThat(key.wrap("ca", PLAIN)).isNotEqualTo(wrapped);
    assertRefused("key.unwrap", () -> key.unwrap("seal", wrapped));
    assertRefused("key.unwrap", () -> other.unwrap("ca", wrapped));
    assertRefused("key.unwrap", () -> key.unwrap("ca", new byte[3]));
    for (int i = 0; i < wrapped.length; i++) {
      byte[] altered = wrapped.clone();
      altered[i] ^= 1;
      assertRefused("key.unwrap", () -> key.unwrap("ca", altered));
    }
  }

  private Path secret(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    return file;
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(PermanentFailure.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
