package gateway.store;

import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files that are whole or absent, also after a power cut: written beside, synced, renamed, the
 * folder synced. Only then may a row speak of them.
 */
class BlobFiles {
  private static final String DRAFT = ".draft";

  private final Path root;

  BlobFiles(Path root) {
    this.root = root.toAbsolutePath();
  }

  boolean exists(String name) {
    return Files.exists(root.resolve(name));
  }

  Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  void write(String name, byte[] content) {
    Path target = root.resolve(name);
    Path folder = target.resolveSibling(".").normalize();
    Path draft = target.resolveSibling(target.getFileName() + DRAFT);
    try {
      createFolder(folder);
      try (FileChannel out =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        synced(out);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(folder);
    } catch (IOException e) {
      TransientFailure failure = failed("written", e);
      forget(draft, failure);
      throw failure;
    }
  }

  // On a full disk each try would leave a part behind and fill it further.
  private static void forget(Path draft, Exception failure) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void createFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.resolveSibling(".").normalize();
    createFolder(parent);
    Files.createDirectories(folder); // another thread may have been faster
    syncFolder(parent);
  }

  private void syncFolder(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder)) {
      synced(names);
    }
  }

  // After a failed sync the system may have dropped the pages while a second sync reports success,
  // so it is never tried again: the write counts as not done.
  private void synced(FileChannel channel) {
    try {
      sync(channel);
    } catch (IOException e) {
      throw new PermanentFailure(
          "blob.sync-failed",
          "The disk did not confirm what was written to "
              + root
              + "; check it (dmesg), then restart the server",
          e);
    }
  }

  void sync(FileChannel channel) throws IOException {
    channel.force(true);
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(root.resolve(name));
    } catch (IOException e) {
      throw failed("deleted", e);
    }
  }

  /** Return the names of all files last written before a moment, drafts included. */
  List<String> olderThan(Instant moment) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> Files.isRegularFile(file) && isOlder(file, moment))
          .map(file -> root.relativize(file).toString())
          .toList();
    } catch (IOException e) {
      throw failed("listed", e);
    } catch (UncheckedIOException e) {
      throw failed("listed", e);
    }
  }

  private static boolean isOlder(Path file, Instant moment) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  // The system's word, such as "No space left on device", without the path it may come with.
  private static String reason(Exception e) {
    String said = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    return said == null || said.contains(File.separator) ? e.getClass().getSimpleName() : said;
  }

  private TransientFailure failed(String what, Exception e) {
    return new TransientFailure(
        "blob.io", "A file in " + root + " could not be " + what + ": " + reason(e), e);
  }
}
