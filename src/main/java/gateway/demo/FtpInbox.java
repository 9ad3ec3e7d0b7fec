package gateway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import gateway.base.PermanentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the FTP server in which the demo's connector looks for people. */
final class FtpInbox {
  static final String USUAL = "in";
  private static final ObjectMapper YAML = new YAMLMapper();

  private FtpInbox() {}

  /** Read it from the connector's own route, so that both always mean the same folder. */
  static String of(Path home) throws IOException {
    Path route = home.resolve("connectors").resolve("demo").resolve("people.camel.yaml");
    if (!Files.exists(route)) {
      return USUAL;
    }
    JsonNode directory = YAML.readTree(route.toFile()).at("/0/route/from/parameters/directory");
    String name = directory.asText(USUAL);
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new PermanentFailure(
          "demo.ftp-folder",
          route + ": the demo needs a plain folder name as directory, not \"" + name + "\"");
    }
    return name;
  }
}
