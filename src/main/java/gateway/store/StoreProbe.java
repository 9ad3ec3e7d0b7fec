package gateway.store;

import gateway.base.GatewayFailure;
import gateway.base.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the store takes a write: the database a row, the folder of the files a file,
 * for the two may lie on different disks. A full disk may leave the database room to write in its
 * own files while no new one can be made. Load balancers ask often and a synced write is not free,
 * so an answer holds for a few seconds.
 */
public final class StoreProbe {
  private static final Duration HOLDS = Duration.ofSeconds(5);
  private static final int FILE = 4096;

  private final Database database;
  private final BlobFiles files;
  private final String name = "probe-" + Ids.randomHex(4); // nodes may share the folder
  private final Clock clock;
  private @Nullable Instant asked;
  private @Nullable GatewayFailure failure;

  /**
   * @param files the folder of the files
   */
  public StoreProbe(Database database, Path files, Clock clock) {
    this.database = database;
    this.files = new BlobFiles(files);
    this.clock = clock;
  }

  /**
   * Write and sync one row and one file, unless that was done a moment ago.
   *
   * @throws GatewayFailure as that write failed
   */
  public synchronized void write() {
    Instant now = clock.instant();
    if (asked == null || Duration.between(asked, now).abs().compareTo(HOLDS) > 0) {
      asked = now;
      failure = tried(now);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable GatewayFailure tried(Instant now) {
    try {
      database.update(
          "INSERT INTO store_probe (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = ?",
          now,
          now);
      files.write(name, new byte[FILE]);
      files.delete(name);
      return null;
    } catch (GatewayFailure e) {
      return e;
    }
  }
}
