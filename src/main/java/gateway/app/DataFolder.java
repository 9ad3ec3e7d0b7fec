package gateway.app;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The data folder: made when absent, for its owner only. */
final class DataFolder {
  private static final String DATABASE = "paraph.db";

  private DataFolder() {}

  /**
   * Make the folder of what is on its way in, for its owner only, and remove what a killed process
   * left there: it is in clear, and its sender has it.
   */
  static void clear(Path folder) {
    try {
      OwnerOnly.folder(folder);
    } catch (IOException e) {
      throw unusable(folder, e);
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
        OwnerOnly.folder(data);
      }
      return data.resolve(DATABASE);
    } catch (IOException e) {
      throw unusable(data, e);
    }
  }

  /**
   * Keep the database from the eyes of others, whoever may look into its folder. SQLite gives the
   * files beside it the permissions of the database.
   */
  static void closeToOthers(Path database) {
    try {
      if (!Files.exists(database)) {
        OwnerOnly.createFile(database);
      }
      for (String end : List.of("", "-wal", "-shm")) {
        OwnerOnly.withoutOthers(database.resolveSibling(DATABASE + end));
      }
    } catch (FileAlreadyExistsException e) {
      closeToOthers(database); // another command was faster
    } catch (IOException e) {
      throw unusable(database, e);
    }
  }

  private static PermanentFailure unusable(Path path, IOException e) {
    return new PermanentFailure(
        "data.folder", "The data at " + path + " cannot be made or read: " + e.getMessage());
  }
}
