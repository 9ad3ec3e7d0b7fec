package gateway.signing;

import gateway.base.PermanentFailure;
import gateway.contract.Level;

/** What a contract's level asks of each signature. Never a silent downgrade. */
public final class SigningLevels {
  private SigningLevels() {}

  /**
   * Return whether each signature needs a timestamp.
   *
   * @throws PermanentFailure {@code signing.level} for levels not offered yet
   */
  public static boolean timestamped(Level level) {
    return switch (level) {
      case B_B -> false;
      case B_T -> true;
      case B_LT, B_LTA ->
          throw new PermanentFailure(
              "signing.level",
              "The level "
                  + level.text()
                  + " is not offered yet; ask for B-T, which can be raised later");
    };
  }
}
