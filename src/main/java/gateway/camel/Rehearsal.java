package gateway.camel;

import gateway.connector.ClientFolder;
import java.time.Clock;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Loads a client's routes into a context that is never started and thrown away, so that what the
 * linter did not see is found before anything running is touched.
 */
final class Rehearsal {
  private final CamelParts parts;
  private final Clock clock;

  Rehearsal(CamelParts parts, Clock clock) {
    this.parts = parts;
    this.clock = clock;
  }

  void load(ClientFolder folder) throws Exception {
    try (DefaultCamelContext scratch = new DefaultCamelContext()) {
      scratch.disableJMX();
      scratch.setAutoStartup(false);
      CamelParts own = parts.forRehearsal(new PollRegistry(clock));
      own.bind(scratch);
      own.clients().loading(folder);
      scratch.start();
      new ClientRoutes(scratch).load(folder);
    }
  }
}
