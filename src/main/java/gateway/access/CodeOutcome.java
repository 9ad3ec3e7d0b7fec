package gateway.access;

import java.time.Instant;

/** What became of a one-time code that somebody typed. */
public sealed interface CodeOutcome {
  /** It was right; the signature is under way. */
  record Accepted() implements CodeOutcome {}

  record Wrong(int triesLeft) implements CodeOutcome {}

  /** Too old, used up or never sent: ask for a new one. */
  record Expired() implements CodeOutcome {}

  /** Too many tries; nobody can try again before {@code until}. */
  record Locked(Instant until) implements CodeOutcome {}
}
