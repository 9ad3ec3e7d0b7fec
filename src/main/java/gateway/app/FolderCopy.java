package gateway.app;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Copies files so that each is whole, synced and for its owner only, or absent. */
final class FolderCopy {
  private FolderCopy() {}

  /** Make a folder that only its owner can read. */
  static void folder(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        OwnerOnly.folder(folder);
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /**
   * Copy one file unless a copy of the same size is there, which for a file that is never changed
   * means the same file.
   *
   * @return whether anything was copied
   * @throws NoSuchFileException when the file went away meanwhile
   */
  static boolean unlessThere(Path from, Path to) throws NoSuchFileException {
    try {
      if (Files.exists(to) && Files.size(to) == Files.size(from)) {
        return false;
      }
      always(from, to);
      return true;
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw failed(to, e);
    }
  }

  /** Copy one file over whatever is there. */
  static void always(Path from, Path to) throws NoSuchFileException {
    Path draft = to.resolveSibling(to.getFileName() + ".part");
    try {
      folder(to.toAbsolutePath().resolveSibling(".").normalize());
      Files.deleteIfExists(draft);
      OwnerOnly.createFile(draft);
      try (OutputStream copy = Files.newOutputStream(draft)) {
        Files.copy(from, copy);
      }
      try (FileChannel written = FileChannel.open(draft, StandardOpenOption.READ)) {
        written.force(true);
      }
      Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw failed(to, e);
    }
  }

  private static PermanentFailure failed(Path path, IOException e) {
    return new PermanentFailure(
        "backup.write", "Nothing can be written to " + path + ": " + e.getMessage(), e);
  }
}
