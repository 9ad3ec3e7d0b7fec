package gateway.journey;

import gateway.contract.BlobRef;
import gateway.contract.PdfDesk;
import java.util.LinkedHashMap;
import java.util.Map;

/** Page pictures, drawn on demand; the last few are kept, by digest, page and width. */
final class Pictures {
  private static final int KEPT_BYTES = 16 * 1024 * 1024;

  private record Key(BlobRef revision, int page, int width) {}

  private final PdfDesk desk;
  private final Map<Key, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int bytes;

  Pictures(PdfDesk desk) {
    this.desk = desk;
  }

  byte[] of(byte[] pdf, BlobRef revision, int page, int width) {
    Key key = new Key(revision, page, width);
    synchronized (kept) {
      byte[] found = kept.get(key);
      if (found != null) {
        return found;
      }
    }
    byte[] drawn = desk.picture(pdf, page, width);
    synchronized (kept) {
      if (kept.put(key, drawn) == null) {
        bytes += drawn.length;
      }
      var eldest = kept.entrySet().iterator();
      while (bytes > KEPT_BYTES && eldest.hasNext()) {
        bytes -= eldest.next().getValue().length;
        eldest.remove();
      }
    }
    return drawn;
  }
}
