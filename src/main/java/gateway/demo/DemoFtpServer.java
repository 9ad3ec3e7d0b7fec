package gateway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerConfigurationException;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** A real FTP server on loopback with one user, as a company's file exchange would be. */
final class DemoFtpServer implements AutoCloseable {
  static final String USER = "paraph";
  private static final String LOOPBACK = "127.0.0.1";

  private final FtpServer server;
  private final Listener listener;

  private DemoFtpServer(FtpServer server, Listener listener) {
    this.server = server;
    this.listener = listener;
  }

  /**
   * Start the server.
   *
   * @param home what the user sees as {@code /}
   * @param port 0 for any free one
   * @param fetched told the name of each file somebody has fetched whole
   */
  static DemoFtpServer start(Path home, int port, String password, Consumer<String> fetched)
      throws IOException {
    Files.createDirectories(home);
    Listener listener = listener(port);
    FtpServerFactory factory = new FtpServerFactory();
    factory.addListener("default", listener);
    factory.getFtplets().put("watch", new Watch(fetched));
    ConnectionConfigFactory connections = new ConnectionConfigFactory();
    connections.setAnonymousLoginEnabled(false);
    factory.setConnectionConfig(connections.createConnectionConfig());
    try {
      factory.setUserManager(onlyUser(home, password));
      FtpServer server = factory.createServer();
      server.start();
      return new DemoFtpServer(server, listener);
    } catch (FtpException | FtpServerConfigurationException e) {
      throw new IOException(
          "The demo's FTP server cannot start on port " + port + ": " + e.getMessage(), e);
    }
  }

  int port() {
    return listener.getPort();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static Listener listener(int port) {
    DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
    data.setActiveEnabled(false);
    data.setPassiveAddress(LOOPBACK);
    data.setPassiveExternalAddress(LOOPBACK);
    ListenerFactory factory = new ListenerFactory();
    factory.setServerAddress(LOOPBACK);
    factory.setPort(port);
    factory.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
    return factory.createListener();
  }

  private static UserManager onlyUser(Path home, String password) throws FtpException {
    BaseUser user = new BaseUser();
    user.setName(USER);
    user.setPassword(password);
    user.setHomeDirectory(home.toAbsolutePath().toString());
    user.setAuthorities(List.of(new WritePermission()));
    UserManager users = new PropertiesUserManagerFactory().createUserManager();
    users.save(user);
    return users;
  }

  private static final class Watch extends DefaultFtplet {
    private final Consumer<String> fetched;

    Watch(Consumer<String> fetched) {
      this.fetched = fetched;
    }

    @Override
    public FtpletResult onDownloadEnd(FtpSession session, FtpRequest request)
        throws FtpException, IOException {
      String path = request.getArgument();
      fetched.accept(path.substring(path.lastIndexOf('/') + 1));
      return super.onDownloadEnd(session, request);
    }
  }
}
