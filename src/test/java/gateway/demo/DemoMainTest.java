package gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DemoMainTest {
  @TempDir Path home;

  @Test
  void the_whole_demo_runs_from_the_command_line() throws Exception {
    Files.createDirectories(home.resolve("samples"));
    Files.writeString(
        home.resolve("samples/people.csv"), "Prénom;Nom;E-mail\nLéa;Martin;lea@example.org\n");
    Files.createDirectories(home.resolve("connectors/demo"));
    Files.writeString(
        home.resolve("connectors/demo/people.camel.yaml"),
        "- route:\n    from:\n      uri: kamelet:x\n      parameters: { directory: in }\n");
    assertThat(run("--once", "--data", home.resolve("d").toString())).isZero();
    assertThat(home.resolve("d/demo-report.json")).exists();
  }

  @Test
  void what_is_missing_ends_with_1_and_what_is_not_understood_with_2() {
    assertThat(run("--once", "--data", home.resolve("d").toString())).isEqualTo(1);
    assertThat(run("--twice")).isEqualTo(2);
    assertThat(run("--help")).isZero();
  }

  @Test
  void the_file_goes_where_the_connector_looks_for_it() throws Exception {
    assertThat(FtpInbox.of(home)).isEqualTo("in");
    Path folder = Files.createDirectories(home.resolve("connectors/demo"));
    Files.writeString(
        folder.resolve("people.camel.yaml"),
        "- route:\n    id: demo.people\n    from:\n      parameters:\n        directory: out\n");
    assertThat(FtpInbox.of(home)).isEqualTo("out");
  }

  private int run(String... arguments) {
    return DemoMain.run(
        arguments,
        new DemoParts(
            "1",
            home,
            Map.of(),
            new FakeGateway(),
            (dir, port) ->
                new TimestampServer() {
                  @Override
                  public String url() {
                    return "http://127.0.0.1:" + port;
                  }

                  @Override
                  public void close() {}
                },
            file -> new VerifyResult(true, "intact")));
  }
}
