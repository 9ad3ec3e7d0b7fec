package gateway.intake;

import gateway.base.Sha256;
import gateway.contract.PdfDesk;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers what the last few files held: a campaign or a CSV import sends the same PDF for every
 * row, and opening it in the worker once is enough.
 */
final class Inspections {
  private static final int KEPT = 64;

  private final PdfDesk desk;
  private final Map<String, PdfDesk.Inspection> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PdfDesk.Inspection> eldest) {
          return size() > KEPT;
        }
      };

  Inspections(PdfDesk desk) {
    this.desk = desk;
  }

  PdfDesk.Inspection of(byte[] pdf) {
    String digest = Sha256.hex(pdf);
    synchronized (known) {
      PdfDesk.Inspection found = known.get(digest);
      if (found != null) {
        return found;
      }
    }
    // Outside the lock: a slow file must not hold up the others.
    PdfDesk.Inspection inspection = desk.inspect(pdf);
    synchronized (known) {
      known.put(digest, inspection);
    }
    return inspection;
  }
}
