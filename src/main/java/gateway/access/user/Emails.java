package gateway.access.user;

import gateway.contract.PersonField;
import java.util.Locale;

/** Addresses of accounts. */
final class Emails {
  private Emails() {}

  /**
   * Return the address as it is kept.
   *
   * @throws gateway.base.PermanentFailure {@code person.email}
   */
  static String check(String typed) {
    return PersonField.email.check(typed);
  }

  /** Fold for comparison: nobody runs two mail boxes that differ in letter case. */
  static String key(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
