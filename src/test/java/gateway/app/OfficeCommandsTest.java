package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.user.OneTimeLink;
import gateway.base.Ids;
import gateway.store.Database;
import gateway.store.Stores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands run beside a database that is open elsewhere, as a server's is. */
class OfficeCommandsTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String run(Object command, int expected, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(command);
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    line.setExecutionExceptionHandler(
        (e, where, parsed) -> {
          said.write(String.valueOf(e.getMessage()));
          return 2;
        });
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = folder.toString();
    assertThat(line.execute(all)).as(said.toString()).isEqualTo(expected);
    return said.toString();
  }

  @Test
  void admin_link_prints_a_link_that_the_running_server_takes() {
    String printed = run(new AdminCommand.Link(), 0, "--port", "8123", "--tenant", "acme").strip();

    assertThat(printed).matches("http://localhost:8123/app/welcome/[0-9a-f]{64}");
    Clock clock = Clock.systemUTC();
    BackOffice office = BackOffice.on(database, new Ids(clock, 1), clock);
    OneTimeLink link =
        office.people().links().find(printed.substring(printed.lastIndexOf('/') + 1)).orElseThrow();
    assertThat(link.tenant()).isEqualTo(Stores.ACME);
    assertThat(link.user()).isNull();
  }

  @Test
  void keys_are_made_listed_without_their_secret_and_revoked() {
    String key =
        run(new KeyCommand.Create(), 0, "--tenant", "acme", "--scope", "sign:seal", "--name", "ERP")
            .strip();
    String id = key.substring(3, 19);

    assertThat(run(new KeyCommand.ListKeys(), 0, "--tenant", "acme"))
        .contains(id, "active", "sign:seal", "ERP", "last used never")
        .doesNotContain(key);
    assertThat(run(new KeyCommand.ListKeys(), 0)).contains("No key yet.");
    assertThat(run(new KeyCommand.Revoke(), 2, id))
        .contains("The tenant default has no active key");
    run(new KeyCommand.Revoke(), 0, "--tenant", "acme", id);
    assertThat(run(new KeyCommand.ListKeys(), 0, "--tenant", "acme")).contains("revoked");
  }
}
