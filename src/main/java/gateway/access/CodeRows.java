package gateway.access;

import gateway.contract.RecipientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows behind {@link StoredOneTimeCodes}. */
public interface CodeRows {
  /** Refuse to go on inside a transaction: what follows has to be on disk when it returns. */
  void requireNoTransaction();

  /** The code that can still be typed: not used, not replaced, not expired, tries left. */
  Optional<CodeRow> alive(RecipientId recipient, Instant now, int maxTries);

  /**
   * Count one try on the living code, in one statement, so that parallel tries queue; empty when
   * there is none. The row returned includes this try.
   */
  Optional<CodeRow> countTry(RecipientId recipient, Instant now, int maxTries);

  /** Add a try to the recipient's day. */
  void insertTry(long id, RecipientId recipient, Instant at);

  void insert(long id, RecipientId recipient, byte[] mac, Instant issuedAt, Instant expiresAt);

  /** Kill every living code of the recipient. */
  void killAll(RecipientId recipient);

  /** Use the code up; false when somebody was faster. */
  boolean use(long id);

  /** Return when codes were made since then, oldest first. */
  List<Instant> issuedSince(RecipientId recipient, Instant since);

  /** Return when tries were made since then, oldest first. */
  List<Instant> triesSince(RecipientId recipient, Instant since);

  /** Delete codes and tries older than that; returns the rows deleted. */
  int purge(Instant before);

  /** A stored code; {@code tries} counts what was typed against it. */
  record CodeRow(long id, byte[] mac, Instant issuedAt, Instant expiresAt, int tries) {}
}
