package gateway.web;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Names a download (RFC 6266): plain ASCII for all, and the true name in UTF-8 (RFC 8187). */
public final class ContentDisposition {
  private static final String PLAIN = "!#$&+-.^_`|~"; // attr-char of RFC 8187, beside letters

  private ContentDisposition() {}

  public static String attachment(String name) {
    String safe = safe(name);
    String ascii =
        Normalizer.normalize(safe, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(safe);
  }

  /** A file name that no file system reads as a path or a device. */
  private static String safe(String name) {
    String clean =
        name.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029/\\\\:*?\"<>|]|[\\ud800-\\udfff]", "_")
            .replaceAll("\\.{2,}", ".")
            .replaceAll("^[. ]+", "")
            .strip();
    int end = clean.offsetByCodePoints(0, Math.min(120, clean.codePointCount(0, clean.length())));
    String shortened = clean.substring(0, end);
    return shortened.isEmpty() ? "document" : shortened;
  }

  private static String encoded(String name) {
    StringBuilder out = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (letter || PLAIN.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append(String.format("%%%02X", (int) c));
      }
    }
    return out.toString();
  }
}
