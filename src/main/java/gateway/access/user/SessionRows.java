package gateway.access.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of {@code app_session}; writes join the running transaction. */
public interface SessionRows {
  void insert(Session session, String sha256);

  Optional<Session> find(String sha256);

  void seen(long id, Instant at);

  /** Return a user's sessions, the last used first. */
  List<Session> of(UserId user);

  /** Delete one session of this user; false when there is none. */
  boolean delete(UserId user, long id);

  /** Delete a user's sessions but one; -1 keeps none. */
  void deleteAllBut(UserId user, long kept);

  /** Delete what nobody can use any more; returns the rows deleted. */
  int purge(Instant seenBefore, Instant createdBefore);
}
