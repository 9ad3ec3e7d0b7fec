package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Needs no database and no running gateway: an integrator checks before restarting anything. */
class CheckCommandTest {
  private static final String ROUTE =
      """
      - route:
          id: acme.erp
          from:
            uri: kamelet:paraph-events-source
            parameters: { types: contract.closed }
            steps:
              - to:
                  uri: kamelet:paraph-http-callback-sink
                  parameters: { url: 'https://erp.example.org/', secretName: ACME_SECRET }
      """;

  @TempDir Path home;
  private Path acme;

  @BeforeEach
  void connectors() throws IOException {
    Path kamelets = Files.createDirectories(home.resolve("connectors/kamelets"));
    try (var files = Files.list(Path.of("connectors/kamelets"))) {
      for (Path file : files.toList()) {
        Files.copy(file, kamelets.resolve(file.getFileName()));
      }
    }
    acme = Files.createDirectories(home.resolve("connectors/acme"));
    Files.writeString(acme.resolve("erp.camel.yaml"), ROUTE);
    Files.createDirectories(home.resolve("connectors/other"));
    Files.writeString(
        home.resolve("connectors/other/connector.properties"), "paraph.enabled=false\n");
    Files.writeString(
        home.resolve("paraph.properties"), "paraph.connectors=" + home.resolve("connectors"));
  }

  private List<String> run(int expected, String... clients) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new CheckCommand());
    line.setOut(new PrintWriter(said, true));
    line.setExecutionExceptionHandler(
        (e, where, parsed) -> {
          said.write(String.valueOf(e.getMessage()));
          return 2;
        });
    String[] all = new String[clients.length + 2];
    System.arraycopy(clients, 0, all, 0, clients.length);
    all[clients.length] = "--data";
    all[clients.length + 1] = home.toString();
    assertThat(line.execute(all)).as(said.toString()).isEqualTo(expected);
    return said.toString().lines().toList();
  }

  @Test
  void what_is_wrong_is_told_with_its_place_and_the_exit_code_is_1_until_it_is_mended()
      throws IOException {
    assertThat(run(1))
        .containsExactly(
            "acme/erp.camel.yaml:9:72: 'secretName' is not right. The secret ACME_SECRET is set"
                + " nowhere. Set the environment variable ACME_SECRET, or write it into the file"
                + " secrets/ACME_SECRET of the data folder",
            "acme is not loaded until this is mended: 1",
            "other is sound (switched off by paraph.enabled=false)");

    Files.createDirectories(home.resolve("secrets"));
    Files.writeString(home.resolve("secrets/ACME_SECRET"), "whsec_x");
    Files.writeString(acme.resolve("old.yml"), "a: b");
    assertThat(run(0, "acme"))
        .containsExactly(
            "acme/old.yml: this file is not read. Give it a name that ends in .yaml (only a"
                + " warning)",
            "acme is sound");
  }

  @Test
  void a_mistyped_client_is_not_called_sound() {
    assertThat(run(2, "acmee"))
        .singleElement()
        .asString()
        .isEqualTo("There is no folder acmee. There are: acme, other");
  }
}
