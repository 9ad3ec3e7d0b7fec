package gateway.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * A file that is either there whole or not at all, whatever moment the power fails: temporary file,
 * fsync, rename, fsync of the folder.
 */
final class SyncedFile {
  static final String TEMPORARY = ".tmp";

  private SyncedFile() {}

  static void write(Path target, byte[] bytes) throws IOException {
    write(target, bytes, false);
  }

  /** Write a file only its owner can read. */
  static void writePrivate(Path target, byte[] bytes) throws IOException {
    write(target, bytes, true);
  }

  /** Rename within one file system and make the renaming last. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(folderOf(to));
    syncFolder(folderOf(from));
  }

  private static void write(Path target, byte[] bytes, boolean secret) throws IOException {
    Path folder = folderOf(target);
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + UUID.randomUUID() + TEMPORARY);
    if (secret && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.createFile(
          temporary,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(temporary);
    }
    try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        file.write(rest);
      }
      file.force(true);
    }
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(folder);
  }

  private static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("not a file: " + file);
    }
    return parent;
  }

  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
