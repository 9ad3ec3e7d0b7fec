package gateway.access.user;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.TenantId;
import gateway.contract.UnseenCharacters;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The accounts of a tenant, as its administrators change them. The last administrator who can sign
 * in stays one: nobody locks everybody out from a page.
 */
public final class Users {
  private static final int LONGEST_NAME = 120;

  private final UserRows rows;
  private final OneTimeLinks links;
  private final Sessions sessions;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public Users(
      UserRows rows,
      OneTimeLinks links,
      Sessions sessions,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.links = links;
    this.sessions = sessions;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether nobody has an account yet, in any tenant. */
  public boolean none() {
    return rows.none();
  }

  public List<User> list(TenantId tenant) {
    return rows.list(tenant);
  }

  /** Find a user of this tenant; another tenant's is not found. */
  public Optional<User> find(TenantId tenant, UserId id) {
    return rows.find(id).filter(user -> user.tenant().equals(tenant));
  }

  /** Find the user behind a session; empty when the account was closed meanwhile. */
  public Optional<User> behind(Session session) {
    return rows.find(session.user()).filter(user -> user.state() == UserState.ACTIVE);
  }

  /**
   * Make an account without a password and return the token with which its owner chooses one.
   *
   * @throws PermanentFailure {@code person.email}, {@code user.name}, {@code user.exists}
   */
  public Invited invite(TenantId tenant, String email, String name, UserRole role, String locale) {
    User user =
        new User(
            new UserId(ids.next()),
            tenant,
            Emails.check(email),
            name(name),
            role,
            UserState.INVITED,
            locale,
            clock.instant(),
            null);
    return transactions.call(
        () -> {
          if (rows.byEmail(Emails.key(user.email())).isPresent()) {
            throw new PermanentFailure("user.exists", "This address has an account already");
          }
          rows.insert(user);
          return new Invited(user, links.forUser(user, LinkPurpose.INVITATION));
        });
  }

  /** Make a new link for somebody who is invited, or who forgot the password. */
  public String newLink(User user) {
    if (user.state() == UserState.DISABLED) {
      throw new PermanentFailure("user.disabled", "A disabled account gets no link; enable it");
    }
    return links.forUser(
        user, user.state() == UserState.INVITED ? LinkPurpose.INVITATION : LinkPurpose.RESET);
  }

  /**
   * Give another role; all sessions of that user end.
   *
   * @throws PermanentFailure {@code user.unknown}, {@code user.last-administrator}
   */
  public void changeRole(TenantId tenant, UserId id, UserRole role) {
    change(tenant, id, user -> user.with(user.name(), role, user.state()));
  }

  /** Close an account's door at once. */
  public void disable(TenantId tenant, UserId id) {
    change(
        tenant,
        id,
        user -> {
          links.revoke(id);
          return user.with(user.name(), user.role(), UserState.DISABLED);
        });
  }

  /** Open it again; somebody who never chose a password is invited once more. */
  public void enable(TenantId tenant, UserId id) {
    change(
        tenant,
        id,
        user ->
            user.with(
                user.name(),
                user.role(),
                rows.passwordHash(id).isPresent() ? UserState.ACTIVE : UserState.INVITED));
  }

  private void change(TenantId tenant, UserId id, UnaryOperator<User> to) {
    transactions.run(
        () -> {
          int administrators = rows.lockAdministrators(tenant);
          User user =
              find(tenant, id)
                  .orElseThrow(() -> new PermanentFailure("user.unknown", "There is no such user"));
          User changed = to.apply(user);
          if (administrators == 1
              && user.isActiveAdministrator()
              && !changed.isActiveAdministrator()) {
            throw new PermanentFailure(
                "user.last-administrator",
                "This is the last administrator who can sign in; make another one first");
          }
          rows.update(changed);
          sessions.endAll(id);
        });
  }

  public void speak(User user, String locale) {
    transactions.run(() -> rows.speak(user.id(), locale));
  }

  static String name(String typed) {
    String clean = typed.strip();
    if (clean.isEmpty()
        || clean.length() > LONGEST_NAME
        || UnseenCharacters.inLine(clean).isPresent()) {
      throw new PermanentFailure(
          "user.name",
          "A name has 1 to " + LONGEST_NAME + " characters that can be seen, on one line");
    }
    return clean;
  }

  /** A new account and the token for its link. */
  public record Invited(User user, String token) {}
}
