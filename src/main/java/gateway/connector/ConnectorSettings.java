package gateway.connector;

import gateway.base.PermanentFailure;
import gateway.base.Spelling;
import gateway.contract.TenantId;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A client's {@code connector.properties}: whose data it is, whether it runs, and the values behind
 * the {@code {{placeholders}}} of its route files. Each key can be overridden by the gateway's
 * setting {@code paraph.connectors.<client>.<key>}.
 */
public record ConnectorSettings(
    TenantId tenant, boolean enabled, Map<String, String> placeholders) {
  private static final String OWN = "paraph.";
  private static final String TENANT = "paraph.tenant";
  private static final String ENABLED = "paraph.enabled";

  public ConnectorSettings {
    placeholders = Map.copyOf(placeholders);
  }

  /**
   * Read the file's text.
   *
   * @param overrides of all clients: {@code demo.ftp.port} to its value
   */
  static ConnectorSettings read(
      String file, String text, String client, Map<String, String> overrides, Findings findings) {
    Map<String, String> values = parse(file, text, findings);
    overrides.forEach(
        (key, value) -> {
          if (key.startsWith(client + ".")) {
            values.put(key.substring(client.length() + 1), value);
          }
        });
    TenantId tenant = tenant(file, text, values.get(TENANT), findings);
    boolean enabled = enabled(file, text, values.get(ENABLED), findings);
    Map<String, String> placeholders = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (!key.startsWith(OWN)) {
            placeholders.put(key, value);
          } else if (!key.equals(TENANT) && !key.equals(ENABLED)) {
            findings.error(
                file,
                line(text, key),
                "'" + key + "' is no setting of a connector",
                Spelling.hint(key, List.of(TENANT, ENABLED)));
          }
        });
    return new ConnectorSettings(tenant, enabled, placeholders);
  }

  private static Map<String, String> parse(String file, String text, Findings findings) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      findings.error(
          file, 0, "not a properties file", "Write key=value lines; a backslash is written \\\\");
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private static TenantId tenant(
      String file, String text, @Nullable String value, Findings findings) {
    if (value == null) {
      return TenantId.DEFAULT;
    }
    try {
      return new TenantId(value.strip());
    } catch (PermanentFailure e) {
      findings.error(file, line(text, TENANT), e.getMessage(), "Correct " + TENANT);
      return TenantId.DEFAULT;
    }
  }

  private static boolean enabled(
      String file, String text, @Nullable String value, Findings findings) {
    if (value == null || value.strip().equals("true")) {
      return true;
    }
    if (!value.strip().equals("false")) {
      findings.error(
          file, line(text, ENABLED), ENABLED + " must be true or false", "Correct the value");
    }
    return false;
  }

  private static int line(String text, String key) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].stripLeading().startsWith(key)) {
        return i + 1;
      }
    }
    return 0;
  }
}
