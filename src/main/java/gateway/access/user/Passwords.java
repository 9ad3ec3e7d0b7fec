package gateway.access.user;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import java.time.Clock;
import java.util.Optional;

/** How people come by a password: with a one-time link, or by knowing the old one. */
public final class Passwords {
  private final UserRows users;
  private final OneTimeLinks links;
  private final Sessions sessions;
  private final SignIn signIn;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public Passwords(
      UserRows users,
      OneTimeLinks links,
      Sessions sessions,
      SignIn signIn,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.users = users;
    this.links = links;
    this.sessions = sessions;
    this.signIn = signIn;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Find whom a link is for; empty when anybody may become its administrator. */
  public Optional<User> owner(OneTimeLink link) {
    UserId user = link.user();
    return user == null ? Optional.empty() : users.find(user);
  }

  /**
   * Use a link up: the account is active from now on, with this password, and its owner signed in.
   *
   * @param choice its address counts for a new administrator only
   * @param place from where the link is used
   * @throws PermanentFailure {@code link.used}, {@code user.name}, {@code user.exists}, {@code
   *     person.email}, {@code password.…}
   */
  public SignInOutcome.Welcome choose(OneTimeLink link, Choice choice, Place place) {
    String email = choice.email();
    String password = choice.password();
    Optional<User> owner = owner(link);
    String address = owner.isPresent() ? owner.get().email() : Emails.check(email);
    String called = Users.name(choice.name());
    PasswordRule.check(password, address);
    String hash = PasswordHash.of(password);
    return transactions.call(
        () -> {
          if (!links.use(link)) {
            throw new PermanentFailure("link.used", "This link has been used");
          }
          // Read again: hashing takes a while, in which the role may have become another one.
          User user =
              owner(link)
                  .map(now -> returning(now, called, now.role()))
                  .orElseGet(() -> administrator(link, called, address, choice.locale()));
          users.setPasswordHash(user.id(), hash);
          // An invitation that lies somewhere must not undo what was just put right.
          links.revoke(user.id());
          sessions.endAll(user.id());
          return signIn.welcome(user, place.address(), place.agent());
        });
  }

  /** What the owner of a link typed. */
  public record Choice(String name, String email, String password, String locale) {}

  /** Where a browser is, and what it calls itself. */
  public record Place(String address, String agent) {}

  private User returning(User owner, String name, UserRole role) {
    User active = owner.with(name, role, UserState.ACTIVE);
    users.update(active);
    return active;
  }

  /**
   * Whoever reads the data folder is the operator: the link also gives an account back its door.
   */
  private User administrator(OneTimeLink link, String name, String email, String locale) {
    Optional<User> known = users.byEmail(Emails.key(email));
    if (known.isPresent() && known.get().tenant().equals(link.tenant())) {
      return returning(known.get(), name, UserRole.ADMINISTRATOR);
    }
    if (known.isPresent()) {
      throw new PermanentFailure("user.exists", "This address has an account already");
    }
    User user =
        new User(
            new UserId(ids.next()),
            link.tenant(),
            email,
            name,
            UserRole.ADMINISTRATOR,
            UserState.ACTIVE,
            locale,
            clock.instant(),
            null);
    users.insert(user);
    return user;
  }

  /**
   * Change one's own password; every other session of this user ends.
   *
   * @throws PermanentFailure {@code password.wrong}, {@code password.locked}, {@code password.…}
   */
  public void change(User user, long session, String old, String chosen) {
    PasswordRule.check(chosen, user.email());
    boolean genuine =
        signIn
            .confirm(user, old)
            .orElseThrow(
                () ->
                    new PermanentFailure(
                        "password.locked", "Too many tries; wait a quarter of an hour"));
    if (!genuine) {
      throw new PermanentFailure("password.wrong", "The present password is another one");
    }
    String hash = PasswordHash.of(chosen);
    transactions.run(
        () -> {
          users.setPasswordHash(user.id(), hash);
          links.revoke(user.id());
          sessions.endOthers(user.id(), session);
        });
  }
}
