package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void a_new_data_folder_is_for_its_owner_alone() throws IOException {
    Path data = folder.resolve("data");
    open(data);
    assertThat(permissions(data)).isEqualTo("rwx------");
  }

  @Test
  void in_a_folder_that_everybody_may_look_into_nobody_else_reads_what_is_in_clear()
      throws IOException {
    Path data = Files.createDirectories(folder.resolve("mounted"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    open(data);
    assertThat(permissions(data.resolve("paraph.db"))).isEqualTo("rw-------");
    assertThat(permissions(data.resolve("uploads/node-0"))).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("incoming/node-0"))).isEqualTo("rwx------");

    Files.setPosixFilePermissions(
        data.resolve("paraph.db"), PosixFilePermissions.fromString("rw-r--r--"));
    open(data);
    assertThat(permissions(data.resolve("paraph.db")))
        .as("one from before, which a group may still read")
        .isEqualTo("rw-r-----");
  }

  private static void open(Path data) throws IOException {
    Settings settings = Settings.of(Map.of("paraph.data", data.toString()));
    try (Foundation ground = Foundation.lay(settings, Clock.systemUTC())) {
      assertThat(ground.data()).isEqualTo(data);
      Path beside = data.resolve("paraph.db-wal");
      if (Files.exists(beside)) {
        assertThat(permissions(beside)).isEqualTo(permissions(data.resolve("paraph.db")));
      }
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
