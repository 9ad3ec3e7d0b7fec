package gateway.access.user;

import gateway.base.Ids;
import gateway.base.Sha256;
import gateway.base.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sessions in the database, so that every node knows them and a restart signs nobody out. The token
 * has 256 random bits; a plain SHA-256 of it is stored. It ends 12 hours after its last use, and
 * seven days after it began whatever happens.
 */
public final class Sessions {
  static final Duration IDLE = Duration.ofHours(12);
  static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration SEEN_NOTED_EVERY = Duration.ofMinutes(1);
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");
  private static final long NONE = -1;

  private final SessionRows rows;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public Sessions(SessionRows rows, Transactions transactions, Ids ids, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begin a session and return its token, which is stored nowhere. */
  String open(UserId user, String address, String agent) {
    String token = Ids.randomHex(32);
    Instant now = clock.instant();
    Session session = new Session(ids.next(), user, address, shortened(agent), now, now);
    transactions.run(() -> rows.insert(session, Sha256.hex(token)));
    return token;
  }

  private static String shortened(String agent) {
    return agent.length() > 300 ? agent.substring(0, 300) : agent;
  }

  /** Find a living session by the token the browser sent. */
  public Optional<Session> find(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Session> found = rows.find(Sha256.hex(token)).filter(each -> isAlive(each, now));
    found
        .filter(each -> !each.seenAt().plus(SEEN_NOTED_EVERY).isAfter(now))
        .ifPresent(each -> transactions.run(() -> rows.seen(each.id(), now)));
    return found;
  }

  private static boolean isAlive(Session session, Instant now) {
    return session.seenAt().plus(IDLE).isAfter(now)
        && session.createdAt().plus(LONGEST).isAfter(now);
  }

  /** Return the living sessions of a user, the last used first. */
  public List<Session> of(UserId user) {
    Instant now = clock.instant();
    return rows.of(user).stream().filter(each -> isAlive(each, now)).toList();
  }

  /** End one session of this user; false when there is none. */
  public boolean end(UserId user, long session) {
    return transactions.call(() -> rows.delete(user, session));
  }

  /** End all sessions of a user but this one. */
  public void endOthers(UserId user, long kept) {
    transactions.run(() -> rows.deleteAllBut(user, kept));
  }

  /** End all sessions of a user. */
  void endAll(UserId user) {
    endOthers(user, NONE);
  }

  /** Delete what has ended; returns the rows deleted. */
  public int purge() {
    Instant now = clock.instant();
    return transactions.call(() -> rows.purge(now.minus(IDLE), now.minus(LONGEST)));
  }
}
