package gateway.journey;

import gateway.contract.BlobRef;
import java.util.List;
import java.util.Map;

/** What was shown, as the audit trail keeps it: the digests in the order of the documents. */
final class Digests {
  private Digests() {}

  static List<String> of(Map<Integer, BlobRef> shown) {
    return shown.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().sha256())
        .toList();
  }
}
