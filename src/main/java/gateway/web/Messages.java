package gateway.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the pages in one language. */
public final class Messages {
  public static final Messages FR = new Messages(Locale.FRENCH);
  public static final Messages EN = new Messages(Locale.ENGLISH);

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final Locale locale;
  private final Map<String, String> texts = new HashMap<>();

  private Messages(Locale locale) {
    this.locale = locale;
    read("messages.pages");
    read("messages.office");
  }

  private void read(String file) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            file,
            locale,
            Messages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    for (Enumeration<String> keys = bundle.getKeys(); keys.hasMoreElements(); ) {
      String key = keys.nextElement();
      String text = bundle.getString(key);
      texts.put(key, locale.equals(Locale.FRENCH) ? french(text) : text);
    }
  }

  /** Keep a French sign, a unit or the thousands at the end of its line with what it belongs to. */
  private static String french(String text) {
    return text.replaceAll(" (?=[:;!?»%])|(?<=«) |(?<=[\\d}]) (?=\\d|[kM]o\\b)", "\u00a0");
  }

  /** Return the words for {@code fr} or {@code en}; every other language reads French. */
  public static Messages of(String language) {
    return language.equals("en") ? EN : FR;
  }

  public String lang() {
    return locale.getLanguage();
  }

  /** Return the language offered beside this one. */
  public Messages other() {
    return this == FR ? EN : FR;
  }

  /** Return a text with {@code {name}} replaced; values are never read for places themselves. */
  public String text(String key, Object... namesAndValues) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("No text " + key + " in " + locale);
    }
    if (namesAndValues.length == 0) {
      return text;
    }
    Matcher place = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      place.appendReplacement(
          filled, Matcher.quoteReplacement(value(place.group(1), key, namesAndValues)));
    }
    return place.appendTail(filled).toString();
  }

  private static String value(String name, String key, Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equals(name)) {
        return String.valueOf(namesAndValues[i + 1]);
      }
    }
    throw new IllegalArgumentException("No value for {" + name + "} of " + key);
  }

  /** Return {@code key.one} or {@code key.other}: 0 is singular in French, plural in English. */
  public String plural(String key, int n) {
    return plural(key, n, new Object[0]);
  }

  /** Return the text for {@code n}, with further places filled. */
  public String plural(String key, int n, Object... namesAndValues) {
    boolean one = this == FR ? n == 0 || n == 1 : n == 1;
    Object[] all = Arrays.copyOf(namesAndValues, namesAndValues.length + 2);
    all[namesAndValues.length] = "n";
    all[namesAndValues.length + 1] = n;
    return text(key + (one ? ".one" : ".other"), all);
  }

  /** Return a text without places, if there is one under this key. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /** Return a day with the month in letters. */
  public String date(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(this == FR ? Locale.FRANCE : Locale.UK)
        .format(at.atZone(zone));
  }

  /** Return day, time and the zone's name. */
  public String dateTime(Instant at, ZoneId zone) {
    String time = DateTimeFormatter.ofPattern("HH:mm", locale).format(at.atZone(zone));
    return text(
        "date.time",
        "date",
        date(at, zone),
        "time",
        time,
        "zone",
        zone.getDisplayName(TextStyle.FULL, locale));
  }

  /** Return day and time in few characters, for tables: the zone is the organisation's. */
  public String dateTimeShort(Instant at, ZoneId zone) {
    String time = DateTimeFormatter.ofPattern("HH:mm", locale).format(at.atZone(zone));
    String day =
        DateTimeFormatter.ofPattern("d MMM uuuu", this == FR ? Locale.FRANCE : Locale.UK)
            .format(at.atZone(zone));
    return text("date.short", "date", day, "time", time);
  }

  Map<String, String> all() {
    return Map.copyOf(texts);
  }
}
