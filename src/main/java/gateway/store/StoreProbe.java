package gateway.store;

import gateway.base.GatewayFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the store takes a write. Load balancers ask often and a synced write is not
 * free, so an answer holds for a few seconds.
 */
public final class StoreProbe {
  private static final Duration HOLDS = Duration.ofSeconds(5);

  private final Database database;
  private final Clock clock;
  private @Nullable Instant asked;
  private @Nullable GatewayFailure failure;

  public StoreProbe(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Write and sync one row, unless that was done a moment ago.
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
      return null;
    } catch (GatewayFailure e) {
      return e;
    }
  }
}
