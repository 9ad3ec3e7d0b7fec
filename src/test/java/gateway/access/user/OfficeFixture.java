package gateway.access.user;

import gateway.access.SetClock;
import gateway.base.Ids;
import gateway.contract.TenantId;
import gateway.store.Database;
import gateway.store.JdbcOneTimeLinks;
import gateway.store.JdbcSessions;
import gateway.store.JdbcSignInTries;
import gateway.store.JdbcUsers;

/** The services of the door on a real database, with a clock that moves when told. */
final class OfficeFixture {
  static final TenantId ACME = new TenantId("acme");
  static final TenantId OTHER = new TenantId("other");
  static final String PASSWORD = "une phrase facile";
  // One hash for all: making one is slow on purpose.
  private static final String HASH = PasswordHash.of(PASSWORD);

  final SetClock clock = new SetClock();
  final Database database;
  final JdbcUsers rows;
  final OneTimeLinks links;
  final Sessions sessions;
  final SignIn signIn;
  final Users users;
  final Passwords passwords;
  private final Ids ids = new Ids(clock, 3);

  OfficeFixture(Database database) {
    this.database = database;
    rows = new JdbcUsers(database);
    links = new OneTimeLinks(new JdbcOneTimeLinks(database), database, clock);
    sessions = new Sessions(new JdbcSessions(database), database, ids, clock);
    signIn = new SignIn(rows, new JdbcSignInTries(database), sessions, database, ids, clock);
    users = new Users(rows, links, sessions, database, ids, clock);
    passwords = new Passwords(rows, links, sessions, signIn, database, ids, clock);
  }

  User user(TenantId tenant, String email, UserRole role) {
    User user =
        new User(
            new UserId(ids.next()),
            tenant,
            email,
            "Léa Martin",
            role,
            UserState.ACTIVE,
            "fr",
            clock.instant(),
            null);
    database.run(
        () -> {
          rows.insert(user);
          rows.setPasswordHash(user.id(), HASH);
        });
    return user;
  }

  User now(User user) {
    return rows.find(user.id()).orElseThrow();
  }

  SignInOutcome attempt(String email, String password) {
    return signIn.attempt(email, password, "192.0.2.7", "a browser");
  }

  String enter(User user) {
    return ((SignInOutcome.Welcome) attempt(user.email(), PASSWORD)).token();
  }
}
