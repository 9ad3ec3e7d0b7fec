package gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files and folders that only their owner can read, where the file system knows of owners. */
final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("------rwx");

  private OwnerOnly() {}

  /** Make an empty file; what is written to it later is never readable to others. */
  static void createFile(Path file) throws IOException {
    if (isPosix(file.toAbsolutePath().resolveSibling("."))) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
    } else {
      Files.createFile(file);
    }
  }

  /** Make the folder unless it is there, and take everybody else's permissions away. */
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (isPosix(folder)) {
      set(folder, FOLDER);
    }
  }

  /** Take the permissions of others away; those of a group stay, as an operator gave them. */
  static void withoutOthers(Path file) throws IOException {
    try {
      if (Files.exists(file) && isPosix(file)) {
        Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
        if (allowed.removeAll(OTHERS)) {
          set(file, allowed);
        }
      }
    } catch (NoSuchFileException e) {
      return; // gone meanwhile: SQLite tidies up when the last one leaves
    }
  }

  private static void set(Path path, Set<PosixFilePermission> allowed) {
    try {
      Files.setPosixFilePermissions(path, allowed);
    } catch (IOException e) {
      // Some mounted file systems know of owners and let nobody change anything: no reason to stop.
      LOG.warn("Others may read {}: its permissions cannot be changed ({})", path, e.toString());
    }
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }
}
