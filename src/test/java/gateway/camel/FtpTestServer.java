package gateway.camel;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.filesystem.nativefs.NativeFileSystemFactory;
import org.apache.ftpserver.ftplet.Authority;
import org.apache.ftpserver.ftplet.FileSystemFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** An FTP server in this process, which can go down and come up again on the same port. */
public final class FtpTestServer implements AutoCloseable {
  public static final String PASSWORD = "p&w x=1#%";

  private final Path home;
  private final int port;
  private final FileSystemFactory files;
  private FtpServer server;

  public FtpTestServer(Path home) throws Exception {
    this(home, UnaryOperator.identity());
  }

  public FtpTestServer(Path home, UnaryOperator<FileSystemFactory> wrap) throws Exception {
    this.home = home;
    Files.createDirectories(home.resolve("out"));
    this.files = wrap.apply(new NativeFileSystemFactory());
    this.port = freePort();
    start();
  }

  public int port() {
    return port;
  }

  public Path out() {
    return home.resolve("out");
  }

  public void start() throws FtpException {
    ListenerFactory listener = new ListenerFactory();
    listener.setPort(port);
    listener.setServerAddress("127.0.0.1");
    FtpServerFactory factory = new FtpServerFactory();
    factory.addListener("default", listener.createListener());
    factory.setFileSystem(files);
    UserManager users = new PropertiesUserManagerFactory().createUserManager();
    BaseUser user = new BaseUser();
    user.setName("paraph");
    user.setPassword(PASSWORD);
    user.setHomeDirectory(home.toString());
    List<Authority> write = List.of(new WritePermission());
    user.setAuthorities(write);
    users.save(user);
    factory.setUserManager(users);
    server = factory.createServer();
    server.start();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
