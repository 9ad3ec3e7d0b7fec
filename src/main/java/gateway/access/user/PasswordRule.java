package gateway.access.user;

import gateway.base.PermanentFailure;

/**
 * What a new password must be: long. No rules about letters and digits, which only make people
 * write the same password with a 1 at its end (NIST SP 800-63B, ASVS 6.2).
 */
public final class PasswordRule {
  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;

  private PasswordRule() {}

  /**
   * Check a new password.
   *
   * @throws PermanentFailure {@code password.short}, {@code password.long}, {@code
   *     password.address}, {@code password.repeated}
   */
  public static void check(String password, String email) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      throw new PermanentFailure(
          "password.short", "A password has at least " + SHORTEST + " characters");
    }
    if (length > LONGEST) {
      throw new PermanentFailure(
          "password.long", "A password has at most " + LONGEST + " characters");
    }
    if (password.strip().equalsIgnoreCase(email.strip())) {
      throw new PermanentFailure("password.address", "The password must not be the e-mail address");
    }
    if (password.codePoints().distinct().count() < 4) {
      throw new PermanentFailure(
          "password.repeated", "A password has at least four different characters");
    }
  }
}
