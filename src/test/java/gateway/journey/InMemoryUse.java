package gateway.journey;

import gateway.access.UseCounts;
import gateway.contract.RecipientId;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Counts in a map. */
final class InMemoryUse implements UseCounts {
  private final Map<String, Integer> counts = new HashMap<>();

  @Override
  public OptionalInt take(RecipientId person, String kind, int limit) {
    int used = used(person, kind);
    if (used >= limit) {
      return OptionalInt.empty();
    }
    counts.put(person + kind, used + 1);
    return OptionalInt.of(used + 1);
  }

  @Override
  public int used(RecipientId person, String kind) {
    return counts.getOrDefault(person + kind, 0);
  }
}
