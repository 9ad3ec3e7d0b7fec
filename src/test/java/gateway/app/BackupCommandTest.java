package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.store.Database;
import gateway.store.Stores;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What lies outside the data folder is part of the gateway as well. */
class BackupCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path mounted;

  @BeforeEach
  void a_gateway_whose_secrets_are_mounted() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    try (Database database = Stores.open(data)) {
      assertThat(database).isNotNull();
    }
    mounted = Files.createDirectories(folder.resolve("mounted"));
    Files.writeString(mounted.resolve("master.key"), "00".repeat(32));
    Files.writeString(mounted.resolve("ERP_TOKEN"), "not told");
    Files.writeString(
        data.resolve("paraph.properties"),
        "paraph.master-key-file=%s\nparaph.secrets=%s\n"
            .formatted(mounted.resolve("master.key"), mounted));
  }

  private String backup(Path to, String... more) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new BackupCommand());
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    String[] all = new String[more.length + 3];
    System.arraycopy(more, 0, all, 3, more.length);
    all[0] = to.toString();
    all[1] = "--data";
    all[2] = data.toString();
    assertThat(line.execute(all)).as(said.toString()).isZero();
    return said.toString();
  }

  @Test
  void a_mounted_master_key_is_in_the_backup_when_asked_for_and_only_then() {
    Path to = folder.resolve("backup");
    assertThat(backup(to)).contains("The master key is not in it");
    assertThat(to.resolve("secrets/ERP_TOKEN")).hasContent("not told");
    assertThat(to.resolve("secrets/master.key")).doesNotExist();
    assertThat(to.resolve("keys")).doesNotExist();

    assertThat(backup(to, "--with-master-key")).contains("keep it where nobody else can read");
    assertThat(to.resolve("keys/master.key")).hasContent("00".repeat(32));
  }

  @Test
  void every_copy_is_for_its_owner_alone_in_any_folder() throws IOException {
    Path to = Files.createDirectories(folder.resolve("open"));
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        data.resolve("paraph.properties"), PosixFilePermissions.fromString("rw-r--r--"));
    backup(to);
    for (String file : List.of("paraph.db", "paraph.properties", "secrets/ERP_TOKEN")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }
}
