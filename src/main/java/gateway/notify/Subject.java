package gateway.notify;

/** Subjects under 60 characters: the name gives way first, then the title, never the words. */
final class Subject {
  static final int MAX = 59;
  private static final int NAME = 20;

  private Subject() {}

  /**
   * Fill a pattern.
   *
   * @param pattern with {@code {name}} and {@code {title}}
   */
  static String of(String pattern, String name, String title) {
    String named = pattern.replace("{name}", Line.shortened(name, NAME));
    int place = named.indexOf("{title}");
    if (place < 0) {
      return Line.shortened(named, MAX);
    }
    String before = named.substring(0, place);
    String after = named.substring(place + "{title}".length());
    return before + Line.shortened(title, MAX - before.length() - after.length()) + after;
  }
}
