package gateway.pdf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * Adds up how much the deflated streams of a document decode to, without keeping any of it. Other
 * filters are bounded by the worker's memory.
 */
final class DecodedSize {
  private final long limit;
  private final byte[] buffer = new byte[1 << 16];
  private long total;

  DecodedSize(long limit) {
    this.limit = limit;
  }

  void add(COSStream stream) throws IOException {
    int layers = deflated(stream);
    if (layers == 0) {
      return;
    }
    try (InputStream raw = stream.createRawInputStream()) {
      InputStream in = new BufferedInputStream(raw);
      for (int i = 0; i < layers; i++) {
        in = new InflaterInputStream(in);
      }
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        total += read;
        if (total > limit) {
          throw PdfFailures.tooExpensive(
              "the limit of " + (limit >> 20) + " MB for its content when unpacked");
        }
      }
    } catch (IOException e) {
      // A damaged stream counts as far as it goes; whether it matters shows when it is used.
      return;
    }
  }

  private static int deflated(COSStream stream) {
    List<COSBase> filters = new ArrayList<>();
    COSBase filter = stream.getFilters();
    if (filter instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        filters.add(array.getObject(i));
      }
    } else if (filter != null) {
      filters.add(filter);
    }
    int layers = 0;
    while (layers < filters.size()
        && (COSName.FLATE_DECODE.equals(filters.get(layers))
            || COSName.FLATE_DECODE_ABBREVIATION.equals(filters.get(layers)))) {
      layers++;
    }
    return layers;
  }
}
