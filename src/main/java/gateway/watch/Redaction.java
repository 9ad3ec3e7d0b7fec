package gateway.watch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The last net under every log line (ASVS 5.0, 16.2.5). Our own messages carry ids, not people; a
 * foreign library's may quote whatever it was given, so what looks like a person or a secret is
 * taken out of all of them. Line ends and control characters go too: a name must not forge a line.
 */
public final class Redaction {
  private record Rule(Pattern pattern, String instead) {}

  private static final List<Rule> RULES =
      List.of(
          rule("\\b(pk|whsec|whsk)_[A-Za-z0-9_+/=-]{6,}", "$1_…"),
          rule("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}", "$1 …"),
          rule("/(sign|app/welcome)/[A-Za-z0-9_.~-]{8,}", "/$1/…"),
          rule("(\\w://)[^/\\s:@]+:[^/\\s@]+@", "$1…@"),
          rule("(https?://[^\\s?\"'<>]*|/[\\w./-]{1,200})\\?[^\\s\"'<>]+", "$1?…"),
          rule("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*", "…@…"),
          rule("(?<![\\w.:-])(?:\\+\\d{8,15}|0[1-9](?:[ .-]?\\d\\d){4})(?![\\w.:-])", "+…"));

  private static final int LONGEST = 8_000;

  private Redaction() {}

  private static Rule rule(String pattern, String instead) {
    return new Rule(Pattern.compile(pattern), instead);
  }

  /** Return the text on one line, without what looks like a person or a secret. */
  public static String of(String text) {
    String line = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    for (Rule rule : RULES) {
      line = rule.pattern().matcher(line).replaceAll(rule.instead());
    }
    return oneLine(line);
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\r') {
                line.append(" | ");
              } else if (c != '\t' && (Character.isISOControl(c) || isBidi(c))) {
                line.append('\uFFFD');
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  /** Characters that show a line in another order than it was written. */
  private static boolean isBidi(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x2028
        || c == 0x2029;
  }
}
