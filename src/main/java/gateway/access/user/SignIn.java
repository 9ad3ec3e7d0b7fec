package gateway.access.user;

import gateway.base.Ids;
import gateway.base.Sha256;
import gateway.base.Transactions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Signing in with address and password. In any quarter of an hour ten tries an account from one
 * network address, forty a network address, and a hundred an account from wherever: nobody locks
 * somebody else's account from one place. Counted in the database before anything is compared, for
 * known and unknown addresses alike; both also take the same time, because a hash is always
 * computed (ASVS 6.3.8).
 */
public final class SignIn {
  static final int TRIES_PER_ACCOUNT = 10;
  static final int TRIES_PER_ADDRESS = 40;
  static final int TRIES_FROM_EVERYWHERE = 100;
  static final Duration WINDOW = Duration.ofMinutes(15);

  private final UserRows users;
  private final TryRows tries;
  private final Sessions sessions;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public SignIn(
      UserRows users,
      TryRows tries,
      Sessions sessions,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.users = users;
    this.tries = tries;
    this.sessions = sessions;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Try.
   *
   * @param address the network address it comes from
   * @param agent what the browser calls itself
   */
  public SignInOutcome attempt(String email, String password, String address, String agent) {
    tries.requireNoTransaction();
    String account = account(email);
    Optional<Instant> locked = count(account, from(address));
    if (locked.isPresent()) {
      return new SignInOutcome.Locked(locked.get());
    }
    Optional<User> user = users.byEmail(Emails.key(email));
    String hash = user.flatMap(each -> users.passwordHash(each.id())).orElse(PasswordHash.NOBODY);
    // Longer than any password can be: hashing it would only cost time.
    boolean genuine =
        PasswordHash.matches(hash, password.length() > 4 * PasswordRule.LONGEST ? "" : password);
    if (!genuine || user.isEmpty() || user.get().state() != UserState.ACTIVE) {
      return new SignInOutcome.Refused();
    }
    return welcome(user.get(), address, agent);
  }

  /** Begin a session for somebody who has just proved who they are. */
  SignInOutcome.Welcome welcome(User user, String address, String agent) {
    String token =
        transactions.call(
            () -> {
              forget(account(user.email()), from(address));
              users.signedIn(user.id(), clock.instant());
              return sessions.open(user.id(), address, agent);
            });
    return new SignInOutcome.Welcome(user, token);
  }

  /**
   * Whether this is the signed-in user's own password; counted like a try to sign in, so that an
   * unattended browser is no place to guess it.
   */
  Optional<Boolean> confirm(User user, String password) {
    tries.requireNoTransaction();
    String session = "session of " + user.id();
    if (count(account(user.email()), session).isPresent()) {
      return Optional.empty();
    }
    String hash = users.passwordHash(user.id()).orElse(PasswordHash.NOBODY);
    boolean genuine = PasswordHash.matches(hash, password);
    if (genuine) {
      transactions.run(() -> forget(account(user.email()), session));
    }
    return Optional.of(genuine);
  }

  private static String account(String email) {
    return "account " + Emails.key(email);
  }

  /** A whole IPv6 network counts as one: whoever has an address there has all of them. */
  static String from(String address) {
    if (address.indexOf(':') >= 0) {
      try {
        byte[] bytes = InetAddress.getByName(address).getAddress();
        return bytes.length == 16
            ? "from " + HexFormat.of().formatHex(bytes, 0, 8)
            : "from " + address;
      } catch (UnknownHostException e) {
        return "from " + address; // told by a proxy, but no address: then what it says
      }
    }
    return "from " + address;
  }

  private void forget(String account, String place) {
    tries.forget(Sha256.hex(account));
    tries.forget(Sha256.hex(account + " " + place));
  }

  /** Count this try; returns until when the account or the place is locked. */
  private Optional<Instant> count(String account, String place) {
    Instant now = clock.instant();
    List<Limit> limits =
        List.of(
            new Limit(Sha256.hex(account + " " + place), TRIES_PER_ACCOUNT),
            new Limit(Sha256.hex(place), TRIES_PER_ADDRESS),
            new Limit(Sha256.hex(account), TRIES_FROM_EVERYWHERE));
    Optional<Instant> locked = lockedUntil(limits, 0, now);
    if (locked.isPresent()) {
      return locked;
    }
    transactions.run(() -> limits.forEach(limit -> tries.insert(ids.next(), limit.subject(), now)));
    // Looked at again with this try on disk: of many at the same moment, on whatever node, no more
    // than the limit see themselves below it.
    return lockedUntil(limits, 1, now);
  }

  private record Limit(String subject, int tries) {}

  private Optional<Instant> lockedUntil(List<Limit> limits, int own, Instant now) {
    return limits.stream()
        .flatMap(limit -> lockedUntil(limit.subject(), limit.tries() + own, now).stream())
        .findFirst();
  }

  private Optional<Instant> lockedUntil(String subject, int limit, Instant now) {
    List<Instant> made = tries.since(subject, now.minus(WINDOW));
    return made.size() < limit
        ? Optional.empty()
        : Optional.of(made.get(made.size() - limit).plus(WINDOW));
  }

  /** Delete tries no limit looks at any more; returns the rows deleted. */
  public int purge() {
    return transactions.call(() -> tries.purge(clock.instant().minus(WINDOW)));
  }
}
