package gateway.evidence;

import gateway.signing.verify.Findings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Reads a container within limits, by the directory at its end as most tools do. Its files must lie
 * one behind the other from the first byte to the directory, and each file's own header must say
 * the same: whoever reads from the front gets the same files.
 */
final class DossierReader {
  private static final int MOST_ENTRIES = 1_000;
  private static final long MOST_BYTES = 500L * 1024 * 1024;
  private static final long HARMLESS = 1024 * 1024;
  private static final int HIGHEST_RATIO = 100;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_HEADER = 30;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int DESCRIPTOR_RECORD = 16;
  private static final byte[] NOT_YET_KNOWN = new byte[12];

  private final Findings findings;

  DossierReader(Findings findings) {
    this.findings = findings;
  }

  /** Return the files in order, or null when they cannot be read. */
  @Nullable Map<String, byte[]> read(byte[] zip) {
    ContainerDirectory directory = ContainerDirectory.read(zip).orElse(null);
    if (directory == null) {
      findings.invalid("dossier", "the container's directory does not match its files");
      return null;
    }
    if (tooLarge(directory.entries(), zip.length)) {
      findings.undetermined("dossier", "it is larger than the limits of this checker");
      return null;
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    int position = 0;
    for (ContainerDirectory.Entry entry : directory.entries()) {
      int content = position + LOCAL_HEADER + entry.name().length();
      long end = content + entry.packed() + (entry.descriptorFollows() ? DESCRIPTOR_RECORD : 0);
      if (entry.local() != position || end > directory.at() || !same(zip, entry, position)) {
        findings.invalid("dossier", "the container's directory does not match its files");
        return null;
      }
      byte[] file = unpacked(zip, entry, content);
      if (file == null) {
        findings.invalid("dossier", "the container is damaged");
        return null;
      }
      files.put(entry.name(), file);
      position = (int) end;
    }
    if (position != directory.at()) {
      findings.invalid("dossier", "the container's directory does not match its files");
      return null;
    }
    mimetype(directory.entries(), files);
    return files;
  }

  private static boolean tooLarge(List<ContainerDirectory.Entry> entries, int length) {
    long total = entries.stream().mapToLong(ContainerDirectory.Entry::size).sum();
    return entries.size() > MOST_ENTRIES
        || total > MOST_BYTES
        || (total > HARMLESS && total / HIGHEST_RATIO > length);
  }

  /** Compare a file's own header, and the descriptor behind it, with its directory record. */
  private static boolean same(byte[] zip, ContainerDirectory.Entry entry, int position) {
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int central = entry.record();
    int name = position + LOCAL_HEADER;
    int descriptor = (int) (name + entry.name().length() + entry.packed());
    if (in.getInt(position) != LOCAL
        || in.getShort(position + 28) != 0
        || !equal(zip, position + 4, central + 6, 10)
        || !equal(zip, position + 26, central + 28, 2)
        || !equal(zip, name, central + 46, entry.name().length())) {
      return false;
    }
    if (!entry.descriptorFollows()) {
      return equal(zip, position + 14, central + 16, 12);
    }
    return Arrays.equals(zip, position + 14, position + 26, NOT_YET_KNOWN, 0, 12)
        && in.getInt(descriptor) == DESCRIPTOR
        && equal(zip, descriptor + 4, central + 16, 12);
  }

  private static boolean equal(byte[] zip, int one, int other, int length) {
    return Arrays.equals(zip, one, one + length, zip, other, other + length);
  }

  private static byte @Nullable [] unpacked(byte[] zip, ContainerDirectory.Entry entry, int at) {
    byte[] file =
        entry.stored()
            ? Arrays.copyOfRange(zip, at, at + (int) entry.size())
            : inflated(zip, at, (int) entry.packed(), (int) entry.size());
    if (file == null) {
      return null;
    }
    CRC32 crc = new CRC32();
    crc.update(file);
    int expected = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(entry.record() + 16);
    return (int) crc.getValue() == expected ? file : null;
  }

  /** Inflate; null unless exactly these bytes become exactly that many. */
  private static byte @Nullable [] inflated(byte[] zip, int at, int packed, int size) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(zip, at, packed);
      byte[] file = new byte[size];
      int done = 0;
      // One byte of room too many shows a stream that goes on.
      byte[] beyond = new byte[1];
      while (!inflater.finished()) {
        int more =
            done < size ? inflater.inflate(file, done, size - done) : inflater.inflate(beyond);
        if (more == 0 && !inflater.finished()) {
          return null;
        }
        done += more;
        if (done > size) {
          return null;
        }
      }
      return done == size && inflater.getBytesRead() == packed ? file : null;
    } catch (DataFormatException e) {
      return null;
    } finally {
      inflater.end();
    }
  }

  private void mimetype(List<ContainerDirectory.Entry> entries, Map<String, byte[]> files) {
    byte[] type = DossierContainer.MIMETYPE.getBytes(StandardCharsets.US_ASCII);
    if (entries.isEmpty()
        || !entries.get(0).name().equals(DossierContainer.MIMETYPE_NAME)
        || !entries.get(0).stored()
        || !Arrays.equals(type, files.get(DossierContainer.MIMETYPE_NAME))) {
      findings.invalid("dossier", "its mimetype is not first, stored and plain");
    }
  }
}
