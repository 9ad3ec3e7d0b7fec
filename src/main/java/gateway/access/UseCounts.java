package gateway.access;

import gateway.contract.RecipientId;
import java.util.OptionalInt;

/** Counts what a person makes us store, for good: whoever holds a link must not fill the disk. */
public interface UseCounts {
  /**
   * Count one more, unless there were as many as the limit; joins the transaction.
   *
   * @return how many there are now, empty when nothing is left
   */
  OptionalInt take(RecipientId person, String kind, int limit);

  /** Return how many were counted. */
  int used(RecipientId person, String kind);
}
