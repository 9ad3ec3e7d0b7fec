package gateway.access.user;

import java.time.Instant;
import java.util.List;

/** The rows of {@code sign_in_try}; writes join the running transaction. */
public interface TryRows {
  /** Refuse to go on inside a transaction: a try has to be on disk before it is judged. */
  void requireNoTransaction();

  void insert(long id, String subject, Instant at);

  /** Return when this subject tried since then, oldest first. */
  List<Instant> since(String subject, Instant since);

  void forget(String subject);

  /** Delete tries older than that; returns the rows deleted. */
  int purge(Instant before);
}
