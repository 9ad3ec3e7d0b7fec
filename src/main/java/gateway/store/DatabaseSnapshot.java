package gateway.store;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * The embedded database as it stands at one moment, in one file, taken beside the running server:
 * SQLite's own {@code VACUUM INTO}, which reads one state and holds nobody up.
 */
public final class DatabaseSnapshot {
  private DatabaseSnapshot() {}

  /**
   * Write the snapshot, replacing an older one only once the new one is whole and synced.
   *
   * @return the names of the blob files that something in that state refers to
   * @throws PermanentFailure {@code backup.database}
   */
  public static List<String> take(Path database, Path target) {
    Path draft = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.deleteIfExists(draft);
      // SQLite fills an empty file; one it makes itself could be read by everybody on the machine.
      Files.createFile(draft);
      if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
      }
      try (Connection connection = open(database);
          PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
        vacuum.setString(1, draft.toString());
        vacuum.execute();
      }
      List<String> files = blobs(draft);
      try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return files;
    } catch (SQLException | IOException e) {
      throw new PermanentFailure(
          "backup.database",
          "The database " + database + " cannot be copied to " + target + ": " + e.getMessage(),
          e);
    }
  }

  /** The copy is read back: a file that SQLite cannot open is no backup. */
  private static List<String> blobs(Path copy) throws SQLException {
    List<String> files = new ArrayList<>();
    try (Connection connection = open(copy);
        PreparedStatement check = connection.prepareStatement("PRAGMA quick_check");
        var checked = check.executeQuery();
        PreparedStatement select =
            connection.prepareStatement("SELECT file FROM blob WHERE unreferenced_at IS NULL");
        var rows = select.executeQuery()) {
      if (!checked.next() || !"ok".equals(checked.getString(1))) {
        throw new SQLException("the copy is not whole");
      }
      while (rows.next()) {
        files.add(rows.getString(1));
      }
    }
    return files;
  }

  private static Connection open(Path file) throws SQLException {
    Properties wait = new Properties();
    wait.setProperty("busy_timeout", "10000");
    return JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), wait);
  }
}
