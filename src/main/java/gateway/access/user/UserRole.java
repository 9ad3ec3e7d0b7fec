package gateway.access.user;

import java.util.Locale;
import java.util.Optional;

/** What a user may do; each role may do all that the one before it may. */
public enum UserRole {
  /** Looks at contracts and downloads them. */
  READER,
  /** Also reminds and cancels. */
  SENDER,
  /** Also sends callbacks again. */
  INTEGRATOR,
  /** Also users and API keys. */
  ADMINISTRATOR;

  public boolean covers(UserRole least) {
    return ordinal() >= least.ordinal();
  }

  /** The word in forms and message keys, for example {@code reader}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<UserRole> byWord(String word) {
    for (UserRole role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
