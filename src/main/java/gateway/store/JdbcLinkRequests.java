package gateway.store;

import gateway.access.LinkRequests;
import gateway.contract.RecipientId;
import java.time.Clock;
import java.time.Duration;

/** Wishes for a new link in the table {@code link_request}. */
public final class JdbcLinkRequests implements LinkRequests {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long KEPT_HOURS = 48;

  private final Database database;
  private final Clock clock;

  public JdbcLinkRequests(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean isFirst(RecipientId recipient) {
    return database.update(
            "INSERT INTO link_request (recipient, hour) VALUES (?, ?)"
                + " ON CONFLICT (recipient, hour) DO NOTHING",
            recipient.value(),
            hour())
        == 1;
  }

  /** Delete what no limit looks at any more; returns the rows deleted. */
  public int purge() {
    return database.update("DELETE FROM link_request WHERE hour < ?", hour() - KEPT_HOURS);
  }

  private long hour() {
    return clock.millis() / HOUR;
  }
}
