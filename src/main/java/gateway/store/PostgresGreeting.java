package gateway.store;

import gateway.base.PermanentFailure;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first word with a server: says what is wrong with it in the operator's terms. */
final class PostgresGreeting {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresGreeting.class);

  private PostgresGreeting() {}

  /**
   * Connect once and look.
   *
   * @throws PermanentFailure {@code database.…}, without anything secret
   */
  static void check(DataSource source, DatabaseUrl url) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      String encoding = setting(statement, "server_encoding");
      if (!"UTF8".equals(encoding)) {
        throw new PermanentFailure(
            "database.encoding",
            "The database "
                + url
                + " stores texts as "
                + encoding
                + "; make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0");
      }
      if ("off".equals(setting(statement, "fsync"))) {
        LOG.warn(
            "The PostgreSQL server of {} runs with fsync = off: a power cut may lose contracts."
                + " Switch it on in postgresql.conf",
            url);
      }
    } catch (SQLException e) {
      throw explained(url, e);
    }
  }

  private static String setting(Statement statement, String name) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW " + name)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static PermanentFailure explained(DatabaseUrl url, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28") || state.equals("08004")) {
      return failure(
          "database.login",
          "The PostgreSQL server of " + url + " refuses the user " + url.user(),
          "correct user and password in paraph.database.url, or the server's pg_hba.conf",
          e);
    }
    if (state.equals("3D000")) {
      return failure(
          "database.absent",
          "There is no database " + url.database() + " on the PostgreSQL server of " + url,
          "make it with CREATE DATABASE, or correct paraph.database.url",
          e);
    }
    if (state.equals("53300")) {
      return failure(
          "database.full",
          "The PostgreSQL server of " + url + " takes no more connections",
          "raise its max_connections: each Paraph uses up to 17",
          e);
    }
    if (state.startsWith("08") || state.startsWith("57P")) {
      boolean unknown = e.getCause() instanceof UnknownHostException;
      return failure(
          "database.unreachable",
          unknown
              ? "There is no host of the name in " + url
              : "No PostgreSQL server answers at " + url,
          "start it, or correct host and port in paraph.database.url",
          e);
    }
    return failure(
        "database.refused",
        "The PostgreSQL server of " + url + " answered with error " + state,
        "see its log",
        e);
  }

  // The driver's own message stays in the cause: it may quote the address with the password.
  private static PermanentFailure failure(String code, String what, String mend, SQLException e) {
    return new PermanentFailure(code, what + "; " + mend, e);
  }
}
