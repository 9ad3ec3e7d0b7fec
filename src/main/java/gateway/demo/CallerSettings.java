package gateway.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The settings of {@code ./paraph run} that {@code ./paraph demo} obeys too. */
public final class CallerSettings {
  static final String DATA = "paraph.data";
  static final String PORT = "paraph.port";
  static final String PUBLIC_URL = "paraph.public-url";
  static final String SMTP_URL = "paraph.smtp.url";
  static final String TIMESTAMP_URLS = "paraph.timestamp.urls";

  private static final List<String> OBEYED =
      List.of(DATA, PORT, PUBLIC_URL, SMTP_URL, TIMESTAMP_URLS, "paraph.database.url");

  private CallerSettings() {}

  /** Read {@code PARAPH_A_B} as {@code paraph.a.b} or {@code paraph.a-b}, whichever exists. */
  public static Map<String, String> from(Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>();
    for (String key : OBEYED) {
      String value =
          environment.get(key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
      if (value != null && !value.isBlank()) {
        settings.put(key, value.strip());
      }
    }
    return settings;
  }
}
