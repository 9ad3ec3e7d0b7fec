package gateway.signing.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.jspecify.annotations.Nullable;

/**
 * Reads what frames a signature from the bytes of its dictionary. Parsers repair what they read,
 * and an attacker counts on it; a byte range is either exact or broken.
 */
final class SignatureFrame {
  private static final Pattern UPPER = Pattern.compile("[0-9A-F]*");
  private static final Pattern LOWER = Pattern.compile("[0-9a-f]*");
  private static final Pattern END = Pattern.compile("%%EOF[\\r\\n]{0,2}$");

  private SignatureFrame() {}

  /** Read it; the parser must have seen the same. */
  static RawSignature read(byte[] file, SignatureObject object, PDSignature parsed) {
    SignatureObject.Span contents = object.entries().get("Contents");
    Matcher range =
        SignatureScan.ARRAY.matcher(text(file, object.entries().get("ByteRange")).strip());
    if (contents == null || !range.matches()) {
      return RawSignature.broken("it has no plain byte range and contents");
    }
    long first = Long.parseLong(range.group(2));
    long second = Long.parseLong(range.group(3));
    long end = second + Long.parseLong(range.group(4));
    if (Long.parseLong(range.group(1)) != 0
        || second < first
        || end > file.length
        || end < object.end()) {
      return RawSignature.broken("its byte range does not fit the file");
    }
    if (first != contents.start() || second != contents.end() || file[contents.start()] != '<') {
      return RawSignature.broken("the gap in its byte range is not exactly its /Contents");
    }
    List<String> problems = new ArrayList<>();
    int from = Math.max(0, (int) end - 10);
    if (!END.matcher(text(file, new SignatureObject.Span(from, (int) end))).find()) {
      problems.add("what it covers does not end where a PDF revision ends");
    }
    String kind = text(file, object.entries().get("SubFilter")).replaceFirst("^/", "");
    String hexadecimal =
        text(file, new SignatureObject.Span(contents.start() + 1, contents.end() - 1));
    byte[] padded = padded(hexadecimal, problems);
    int[] seen = parsed.getByteRange();
    if (seen.length != 4
        || seen[0] != 0
        || seen[1] != first
        || seen[2] != second
        || seen[2] + (long) seen[3] != end
        || !kind.equals(String.valueOf(parsed.getSubFilter()))
        || (padded.length > 0 && !Arrays.equals(padded, parsed.getContents()))) {
      problems.add("readers see another signature than its bytes hold");
    }
    return new RawSignature(
        contents.start(),
        contents.end(),
        (int) end,
        kind,
        claimed(parsed),
        cms(padded, problems),
        problems);
  }

  private static @Nullable Instant claimed(PDSignature parsed) {
    Calendar date = parsed.getSignDate();
    return date == null ? null : date.toInstant();
  }

  private static String text(byte[] file, SignatureObject.@Nullable Span span) {
    return span == null
        ? ""
        : new String(file, span.start(), span.end() - span.start(), StandardCharsets.ISO_8859_1);
  }

  private static byte[] padded(String hexadecimal, List<String> problems) {
    // Mixed letter case would let somebody change bytes that nothing covers.
    if (hexadecimal.length() % 2 != 0
        || !(UPPER.matcher(hexadecimal).matches() || LOWER.matcher(hexadecimal).matches())) {
      problems.add("its /Contents is not clean hexadecimal");
      return new byte[0];
    }
    return HexFormat.of().parseHex(hexadecimal);
  }

  private static byte[] cms(byte[] padded, List<String> problems) {
    int length = derLength(padded);
    if (length < 0) {
      problems.add("its /Contents holds no signature");
      return new byte[0];
    }
    for (int i = length; i < padded.length; i++) {
      if (padded[i] != 0) {
        problems.add("the padding behind its signature was changed");
        break;
      }
    }
    return Arrays.copyOf(padded, length);
  }

  /** Return how long the DER SEQUENCE at the start is, or -1. */
  private static int derLength(byte[] der) {
    if (der.length < 6 || der[0] != 0x30) {
      return -1;
    }
    int first = der[1] & 0xff;
    if (first < 0x80) {
      return 2 + first;
    }
    int count = first & 0x7f;
    if (count < 1 || count > 3) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | (der[2 + i] & 0xff);
    }
    int total = 2 + count + length;
    return total <= der.length ? total : -1;
  }
}
