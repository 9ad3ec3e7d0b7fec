package gateway.app;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The data folder: made when absent, for its owner only. */
final class DataFolder {
  private static final String DATABASE = "paraph.db";

  private DataFolder() {}

  /** Remove what a killed process left on its way in: it is in clear, and its sender has it. */
  static void clear(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new PermanentFailure(
          "data.folder", "The folder " + folder + " cannot be emptied: " + e.getMessage());
    }
  }

  /** Where this node keeps uploads while they come in; nodes may share the data folder. */
  static Path uploads(Settings settings) {
    return settings.data().resolve("uploads").resolve("node-" + settings.node());
  }

  /** Where this node keeps what it has fetched until it is taken in. */
  static Path incoming(Settings settings) {
    return settings.data().resolve("incoming").resolve("node-" + settings.node());
  }

  static boolean holdsDatabase(Path data) {
    return Files.exists(data.resolve(DATABASE));
  }

  /** Make the folder when absent and return where its database file is. */
  static Path prepare(Path data) {
    try {
      if (!Files.isDirectory(data)) {
        Files.createDirectories(data);
        if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
      }
      return data.resolve(DATABASE);
    } catch (IOException e) {
      throw new PermanentFailure(
          "data.folder", "The data folder " + data + " cannot be made or read: " + e.getMessage());
    }
  }
}
