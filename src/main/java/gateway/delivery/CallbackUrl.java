package gateway.delivery;

import gateway.base.PermanentFailure;
import java.net.URI;

/** What a URL must look like to be called at all; where it leads is checked when connecting. */
public final class CallbackUrl {
  private static final int MAX_LENGTH = 2000;

  private CallbackUrl() {}

  /**
   * Return the same URL.
   *
   * @throws PermanentFailure {@code callback.url} saying what is allowed
   */
  public static URI check(URI url) {
    String scheme = url.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null
        || url.toString().length() > MAX_LENGTH) {
      throw new PermanentFailure(
          "callback.url",
          "A callback URL is an http or https address with a host, without user name, password or"
              + " #fragment, of at most "
              + MAX_LENGTH
              + " characters");
    }
    return url;
  }
}
