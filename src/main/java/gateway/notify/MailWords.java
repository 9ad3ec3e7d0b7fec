package gateway.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of mails and text messages in one language, from {@code mail/mail_*.properties}. */
final class MailWords {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final MailWords FRENCH = new MailWords(Locale.FRENCH);
  private static final MailWords ENGLISH = new MailWords(Locale.ENGLISH);

  private final Locale locale;
  private final Properties texts = new Properties();
  private final DateTimeFormatter date;

  private MailWords(Locale locale) {
    this.locale = locale;
    String resource = "/mail/mail_" + locale.getLanguage() + ".properties";
    try (InputStream in = MailWords.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.date = DateTimeFormatter.ofPattern(pattern("date"), locale);
  }

  static MailWords of(String language) {
    return language.startsWith("fr") ? FRENCH : ENGLISH;
  }

  String language() {
    return locale.getLanguage();
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** Return a text as it stands, with its places. */
  String pattern(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("No text " + key + " in " + locale);
    }
    return text;
  }

  /** Return a text with its places filled, in one pass: a value is never read for places itself. */
  String text(String key, Map<String, String> values) {
    return filled(key, pattern(key), values);
  }

  /** Fill one line of the text with that key; a line break in a value makes no paragraph. */
  String filled(String key, String line, Map<String, String> values) {
    return PLACE
        .matcher(line)
        .replaceAll(place -> Matcher.quoteReplacement(value(key, place.group(1), values)));
  }

  private static String value(String key, String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("No value for {" + name + "} of " + key);
    }
    return value;
  }

  /** Return {@code key.one} or {@code key.other}; 0 is singular in French, plural in English. */
  String plural(String key, long n, Map<String, String> values) {
    boolean one = n == 1 || (n == 0 && this == FRENCH);
    Map<String, String> counted = new HashMap<>(values);
    counted.put("n", Long.toString(n));
    return text(key + (one ? ".one" : ".other"), counted);
  }

  /** Return day, time and zone, the month in letters. */
  String date(Instant at, ZoneId zone) {
    String id = zone.getId();
    String place = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    return text("date.zone", Map.of("date", date.format(at.atZone(zone)), "place", place));
  }

  /** Return "A", "A and B", "A, B and C". */
  String joined(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + pattern("and") + names.get(last);
  }

  Properties all() {
    return texts;
  }
}
