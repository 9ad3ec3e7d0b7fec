package gateway.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a container as ASiC-E asks (EN 319 162-1): {@code mimetype} first, stored, plain. */
final class DossierContainer {
  static final String MIMETYPE_NAME = "mimetype";
  static final String MIMETYPE = "application/vnd.etsi.asic-e+zip";
  // Not the earliest a ZIP can name: Java would then add an extra field for the exact time.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private DossierContainer() {}

  /** Write the files in the map's order. */
  static byte[] write(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      byte[] type = MIMETYPE.getBytes(StandardCharsets.US_ASCII);
      CRC32 crc = new CRC32();
      crc.update(type);
      ZipEntry first = new ZipEntry(MIMETYPE_NAME);
      first.setMethod(ZipEntry.STORED);
      first.setSize(type.length);
      first.setCrc(crc.getValue());
      add(zip, first, type);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        add(zip, new ZipEntry(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, ZipEntry entry, byte[] content) throws IOException {
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
