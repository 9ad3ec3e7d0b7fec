package gateway.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory at a container's end, read as strictly as the gateway writes it: there is one way
 * to read such a file, so that no other tool unpacks something else.
 *
 * @param at where the directory starts, which is where the last file must end
 */
record ContainerDirectory(List<Entry> entries, int at) {
  static final int DESCRIPTOR_FOLLOWS = 0x0008;
  private static final int UTF_8 = 0x0800;
  private static final int END = 0x06054b50;
  private static final int END_RECORD = 22;
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_RECORD = 46;
  private static final long ZIP64 = 0xffff_ffffL;

  /**
   * One file.
   *
   * @param record where its record in the directory starts
   * @param local where it says that the file's own header is
   */
  record Entry(String name, int record, int flags, int method, long packed, long size, long local) {
    boolean stored() {
      return method == 0;
    }

    boolean descriptorFollows() {
      return (flags & DESCRIPTOR_FOLLOWS) != 0;
    }
  }

  ContainerDirectory {
    entries = List.copyOf(entries);
  }

  /** Read it; empty when anything is unusual. */
  static Optional<ContainerDirectory> read(byte[] zip) {
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - END_RECORD;
    if (end < 0 || in.getInt(end) != END || in.getInt(end + 4) != 0 || in.getShort(end + 20) != 0) {
      return Optional.empty();
    }
    int count = in.getShort(end + 10) & 0xffff;
    long start = unsigned(in, end + 16);
    if (in.getShort(end + 8) != in.getShort(end + 10) || start + unsigned(in, end + 12) != end) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int offset = (int) start;
    for (int i = 0; i < count; i++) {
      if (offset + CENTRAL_RECORD > end || !plain(in, offset)) {
        return Optional.empty();
      }
      int next = offset + CENTRAL_RECORD + (in.getShort(offset + 28) & 0xffff);
      if (next > end) {
        return Optional.empty();
      }
      Entry entry = entry(in, offset, next);
      if (!usual(entry) || !names.add(entry.name())) {
        return Optional.empty();
      }
      entries.add(entry);
      offset = next;
    }
    return offset == end
        ? Optional.of(new ContainerDirectory(entries, (int) start))
        : Optional.empty();
  }

  private static Entry entry(ByteBuffer in, int offset, int next) {
    int name = offset + CENTRAL_RECORD;
    return new Entry(
        new String(in.array(), name, next - name, StandardCharsets.ISO_8859_1),
        offset,
        in.getShort(offset + 8) & 0xffff,
        in.getShort(offset + 10) & 0xffff,
        unsigned(in, offset + 20),
        unsigned(in, offset + 24),
        unsigned(in, offset + 42));
  }

  /** No other system's attributes (links), no extra fields (other names, ZIP64), no comment. */
  private static boolean plain(ByteBuffer in, int offset) {
    return in.getInt(offset) == CENTRAL
        && in.get(offset + 5) == 0
        && in.getShort(offset + 30) == 0
        && in.getInt(offset + 32) == 0
        && in.getShort(offset + 36) == 0
        && in.getInt(offset + 38) == 0;
  }

  private static boolean usual(Entry entry) {
    return (entry.flags() & ~(DESCRIPTOR_FOLLOWS | UTF_8)) == 0
        && (entry.method() == 8 || (entry.stored() && entry.packed() == entry.size()))
        && !(entry.stored() && entry.descriptorFollows())
        && entry.packed() != ZIP64
        && entry.size() != ZIP64
        && entry.local() != ZIP64
        && !entry.name().isEmpty()
        && entry.name().chars().allMatch(c -> c > ' ' && c < 127 && c != '\\' && c != ':');
  }

  private static long unsigned(ByteBuffer in, int offset) {
    return in.getInt(offset) & 0xffff_ffffL;
  }
}
