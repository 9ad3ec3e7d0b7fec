package gateway.demo;

import java.nio.file.Path;
import java.util.Map;

/** Starts the gateway the demo plays with. */
@FunctionalInterface
public interface GatewayLauncher {
  /**
   * Start the gateway and return when it answers over HTTP.
   *
   * @param dataDir the gateway's data folder, possibly with the work of earlier runs
   * @param settings by their full names; they win over file and environment
   */
  RunningGateway start(Path dataDir, Map<String, String> settings) throws Exception;
}
