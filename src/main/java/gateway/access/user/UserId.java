package gateway.access.user;

import gateway.base.Ids;

/** The id of a user; written as {@code usr_…}. */
public record UserId(long value) {
  private static final String PREFIX = "usr";

  /**
   * Read a public form back.
   *
   * @throws gateway.base.PermanentFailure {@code id.malformed}
   */
  public static UserId parse(String text) {
    return new UserId(Ids.parse(PREFIX, text));
  }

  @Override
  public String toString() {
    return Ids.text(PREFIX, value);
  }
}
