package gateway.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.store.Database;
import gateway.store.StoreProbe;
import gateway.store.Stores;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServerPortTest {
  @TempDir Path folder;

  @Test
  void a_port_that_another_program_has_is_refused_by_name_instead_of_a_start_that_serves_nobody()
      throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Database database = Stores.open(folder)) {
      int taken = other.getLocalPort();
      StoreProbe probe = new StoreProbe(database, folder.resolve("blobs"), Clock.systemUTC());

      assertThatThrownBy(() -> HttpServer.start(settings(0), taken, probe))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContainingAll("Port " + taken + " of 127.0.0.1", "set paraph.port");
      assertThatThrownBy(() -> HttpServer.start(settings(taken), 0, probe))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContainingAll("Port " + taken, "set paraph.management-port");
    }
  }

  private Settings settings(int managementPort) {
    return Settings.read(
        SettingsSource.gather(
            Map.of(),
            Map.of(
                "paraph.data", folder.toString(),
                "paraph.host", "127.0.0.1",
                "paraph.management-port", String.valueOf(managementPort)),
            null,
            folder),
        folder,
        folder);
  }
}
