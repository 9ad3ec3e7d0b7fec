package gateway.access.user;

import java.time.Instant;

/** What became of a try to sign in. */
public sealed interface SignInOutcome {
  /** Signed in; the token goes into the browser's cookie and nowhere else. */
  record Welcome(User user, String token) implements SignInOutcome {}

  /** Wrong, whatever was: an unknown address and a wrong password look the same. */
  record Refused() implements SignInOutcome {}

  /** Too many tries; known and unknown addresses are locked alike. */
  record Locked(Instant until) implements SignInOutcome {}
}
