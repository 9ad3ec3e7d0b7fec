package gateway.access.user;

import java.time.Instant;
import java.util.Optional;

/** The rows of {@code one_time_link}; writes join the running transaction. */
public interface OneTimeLinkRows {
  void insert(OneTimeLink link);

  /** Find a link that was not used. */
  Optional<OneTimeLink> unused(String sha256);

  /** Use it up; false when somebody was faster. */
  boolean use(String sha256, Instant at);

  /** Make every unused link of this user useless. */
  void revoke(UserId user);

  /** Delete what expired before then; returns the rows deleted. */
  int purge(Instant before);
}
