package gateway.store;

import gateway.base.PermanentFailure;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * The address of a PostgreSQL database. It may hold a password, so neither {@link #toString} nor
 * any message gives it away.
 */
public final class DatabaseUrl {
  private static final String SHAPE =
      "paraph.database.url must look like"
          + " jdbc:postgresql://host:5432/database?user=paraph&password=…";

  private final String jdbc;
  private final Properties parts;

  private DatabaseUrl(String jdbc, Properties parts) {
    this.jdbc = jdbc;
    this.parts = parts;
  }

  /**
   * Read the setting.
   *
   * @throws PermanentFailure {@code settings.database}
   */
  public static DatabaseUrl parse(String text) {
    if (!text.startsWith("jdbc:postgresql:")) {
      String hint =
          text.startsWith("postgres")
              ? "; put jdbc: before it, write postgresql, and name user and password after the ?"
              : "; for the embedded database leave it empty";
      throw new PermanentFailure("settings.database", SHAPE + hint);
    }
    Properties parts = Driver.parseURL(text, null);
    if (parts == null || parts.getProperty("PGDBNAME") == null) {
      throw new PermanentFailure(
          "settings.database",
          SHAPE + "; write special characters in it as in any address, % as %25, @ as %40");
    }
    return new DatabaseUrl(text, parts);
  }

  /** The whole address with everything in it, for the driver only. */
  String jdbc() {
    return jdbc;
  }

  /** The user named in it; the driver falls back to the system's user. */
  String user() {
    return part("user", "(the system user)");
  }

  String database() {
    return part("PGDBNAME", "");
  }

  private String part(String name, String absent) {
    @Nullable String value = parts.getProperty(name);
    return value == null ? absent : value;
  }

  /** Server and database, nothing secret. */
  @Override
  public String toString() {
    String[] hosts = part("PGHOST", "localhost").split(",", -1);
    String[] ports = part("PGPORT", "5432").split(",", -1);
    StringBuilder servers = new StringBuilder();
    for (int i = 0; i < hosts.length; i++) {
      servers.append(i == 0 ? "" : ",").append(hosts[i]).append(':').append(ports[i]);
    }
    return servers + "/" + database();
  }
}
