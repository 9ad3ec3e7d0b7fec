package gateway.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a second run on the same folder has to know: {@code DIR/demo.json}, readable by its owner
 * only because it holds an API key.
 *
 * @param startedAt of the first run, RFC 3339
 * @param ports by server, chosen once: links in mails and frozen callbacks name them
 * @param peopleCsv how far the CSV came on its way to the FTP folder
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DemoState(
    String startedAt, Map<String, Integer> ports, CsvStage peopleCsv, @Nullable String apiKey) {
  private static final String FILE = "demo.json";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  DemoState {
    ports = Map.copyOf(ports);
  }

  /** The CSV is put beside the FTP folder, then moved in: it arrives once whatever happens. */
  enum CsvStage {
    ABSENT,
    STAGED,
    DELIVERED
  }

  static @Nullable DemoState read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? JSON.readValue(file.toFile(), DemoState.class) : null;
  }

  DemoState save(Path folder) throws IOException {
    SyncedFile.writePrivate(
        folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    return this;
  }

  int port(String server) {
    return ports.getOrDefault(server, 0);
  }

  DemoState withPort(String server, int port) {
    Map<String, Integer> changed = new TreeMap<>(ports);
    changed.put(server, port);
    return new DemoState(startedAt, changed, peopleCsv, apiKey);
  }

  DemoState withPeopleCsv(CsvStage stage) {
    return new DemoState(startedAt, ports, stage, apiKey);
  }

  DemoState withApiKey(String key) {
    return new DemoState(startedAt, ports, peopleCsv, key);
  }
}
