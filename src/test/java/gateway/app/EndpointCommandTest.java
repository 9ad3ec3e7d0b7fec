package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.FileMasterKey;
import gateway.contract.TenantId;
import gateway.delivery.Endpoint;
import gateway.store.Database;
import gateway.store.JdbcEndpoints;
import gateway.store.Stores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Without it nobody could check who sent a callback that was named over the API. */
class EndpointCommandTest {
  private static final String URL = "https://erp.example.org/hooks?key=1";

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

  private String run(int expected, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new EndpointCommand.Secret());
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    line.setExecutionExceptionHandler(
        (e, where, parsed) -> {
          said.write(String.valueOf(e.getMessage()));
          return 2;
        });
    assertThat(line.execute(arguments)).as(said.toString()).isEqualTo(expected);
    return said.toString().strip();
  }

  private Endpoint endpoint() {
    FileMasterKey key =
        FileMasterKey.inDataFolder(folder.resolve("keys").resolve("master.key"), true);
    return new JdbcEndpoints(database, key)
        .find(new TenantId("acme"), URI.create(URL))
        .orElseThrow();
  }

  @Test
  void the_secret_it_prints_is_the_one_that_signs_and_the_former_one_signs_on() {
    String first = run(0, URL, "--tenant", "acme", "--data", folder.toString());
    assertThat(first).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(endpoint().secret()).isEqualTo(first);

    String second = run(0, URL, "--tenant", "acme", "--data", folder.toString());
    assertThat(second).isNotEqualTo(first);
    assertThat(endpoint().secret()).isEqualTo(second);
    assertThat(endpoint().previousSecret()).isEqualTo(first);
  }

  @Test
  void an_address_that_no_callback_could_go_to_is_refused() {
    assertThat(run(2, "ftp://erp.example.org", "--data", folder.toString()))
        .contains("http or https address");
    assertThat(run(2, "not an address", "--data", folder.toString())).contains("no address");
  }

  @Test
  void a_mistyped_folder_gets_no_database() {
    assertThat(run(2, URL, "--data", folder.resolve("none").toString()))
        .contains("There is no database");
  }
}
