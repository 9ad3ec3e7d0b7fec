package gateway.store;

import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes a data folder one server's own: {@code paraph.lock}, held by the operating system, so it is
 * free again however the process ends.
 */
public final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Take the folder, which is created if absent.
   *
   * @throws PermanentFailure {@code store.in-use} when another server has it
   */
  public static DataLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("paraph.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new PermanentFailure(
            "store.in-use",
            "Another server is using the data folder "
                + folder.toAbsolutePath()
                + "; stop it first, or give this one its own folder with --data");
      }
      return new DataLock(channel);
    } catch (IOException e) {
      throw new TransientFailure(
          "store.unavailable",
          "The data folder " + folder.toAbsolutePath() + " cannot be written: " + e.getMessage(),
          e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new TransientFailure("store.unavailable", "The lock file cannot be closed", e);
    }
  }
}
