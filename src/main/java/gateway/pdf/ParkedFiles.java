package gateway.pdf;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts how often a file killed a worker, apart for each kind of request: a document whose
 * pictures are too expensive can still be read and signed. Forgets the oldest ones.
 */
final class ParkedFiles {
  private static final int REMEMBERED = 1000;
  private static final int LIMIT = 3;

  private final Map<String, Integer> kills =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized void killed(String file) {
    kills.merge(file, 1, Integer::sum);
  }

  synchronized boolean isParked(String file) {
    return kills.getOrDefault(file, 0) >= LIMIT;
  }
}
