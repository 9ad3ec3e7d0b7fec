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
    String shortName = Line.shortened(name, NAME);
    int place = pattern.indexOf("{title}");
    if (place < 0) {
      return Line.shortened(pattern.replace("{name}", shortName), MAX);
    }
    // Cut before filling: a name that reads "{title}" is a name.
    String before = pattern.substring(0, place).replace("{name}", shortName);
    String after = pattern.substring(place + "{title}".length()).replace("{name}", shortName);
    return before + Line.shortened(title, MAX - before.length() - after.length()) + after;
  }
}
