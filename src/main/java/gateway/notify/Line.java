package gateway.notify;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes text of others fit for one line of a mail. */
final class Line {
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Z}]+");
  // Direction overrides make a line read differently from what it says.
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}&&[^\\u200d]]");
  private static final Pattern SCHEME = Pattern.compile("://");

  private Line() {}

  /** Return one line without control characters. */
  static String of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String visible = INVISIBLE.matcher(BREAKS.matcher(composed).replaceAll(" ")).replaceAll("");
    // A mail has one link, ours: what people typed must not become another one.
    return SCHEME.matcher(visible).replaceAll(": ").strip();
  }

  /** Return at most so many UTF-16 units of the text, with an ellipsis when some are left out. */
  static String shortened(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Math.max(0, length - 1);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).strip() + "…";
  }
}
