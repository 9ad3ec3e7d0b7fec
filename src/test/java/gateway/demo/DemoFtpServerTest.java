package gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFtpServerTest {
  private final List<String> fetched = new CopyOnWriteArrayList<>();
  @TempDir Path home;

  @Test
  void a_file_can_be_fetched_and_moved_away() throws Exception {
    Files.createDirectories(home.resolve("in"));
    Files.writeString(home.resolve("in/people.csv"), "a;b\n");
    try (DemoFtpServer server = DemoFtpServer.start(home, 0, "geheim", fetched::add)) {
      FTPClient client = connect(server.port());
      assertThat(client.login(DemoFtpServer.USER, "geheim")).isTrue();
      client.enterLocalPassiveMode();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      assertThat(client.retrieveFile("in/people.csv", bytes)).isTrue();
      assertThat(bytes).hasToString("a;b\n");
      assertThat(client.makeDirectory("in/.done")).isTrue();
      assertThat(client.rename("in/people.csv", "in/.done/people.csv")).isTrue();
      client.disconnect();
    }
    assertThat(home.resolve("in/.done/people.csv")).exists();
    assertThat(fetched).containsExactly("people.csv");
  }

  @Test
  void nobody_else_gets_in() throws Exception {
    try (DemoFtpServer server = DemoFtpServer.start(home, 0, "geheim", fetched::add)) {
      FTPClient client = connect(server.port());
      assertThat(client.login(DemoFtpServer.USER, "raten")).isFalse();
      assertThat(client.login("anonymous", "a@b.c")).isFalse();
      client.disconnect();
    }
  }

  @Test
  void a_taken_port_is_named() throws Exception {
    try (DemoFtpServer server = DemoFtpServer.start(home, 0, "geheim", fetched::add)) {
      assertThatThrownBy(() -> DemoFtpServer.start(home, server.port(), "geheim", fetched::add))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(Integer.toString(server.port()));
    }
  }

  private static FTPClient connect(int port) throws IOException {
    FTPClient client = new FTPClient();
    client.connect("127.0.0.1", port);
    return client;
  }
}
