package gateway.access.user;

import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of {@code app_user}; writes join the running transaction. */
public interface UserRows {
  boolean none();

  void insert(User user);

  Optional<User> find(UserId id);

  /** Find an account by its folded address, see {@link Emails#key}. */
  Optional<User> byEmail(String emailKey);

  List<User> list(TenantId tenant);

  /** Write name, role, state and locale. */
  void update(User user);

  /** Write the language alone: who asks for another one must not bring back an old role. */
  void speak(UserId id, String locale);

  Optional<String> passwordHash(UserId id);

  void setPasswordHash(UserId id, String hash);

  void signedIn(UserId id, Instant at);

  /**
   * Return how many administrators can sign in, and keep others from changing any of them until
   * this transaction ends: of two who leave at once the second must see the first gone.
   */
  int lockAdministrators(TenantId tenant);
}
