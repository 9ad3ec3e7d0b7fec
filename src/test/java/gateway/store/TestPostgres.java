package gateway.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One real PostgreSQL for all tests of a run, started when the first of them asks. It syncs as in
 * production: zonky starts it without.
 */
public final class TestPostgres {
  static final String GUARDED = "guarded";
  private static final TestPostgres ONE = start();

  private final EmbeddedPostgres server;
  private final Connection admin;
  private final DatabaseUrl url;
  private final String empty;

  private TestPostgres(EmbeddedPostgres server) {
    this.server = server;
    requirePasswords(server);
    this.url = DatabaseUrl.parse(server.getJdbcUrl("postgres", "postgres"));
    try (Database database = Database.open(url)) {
      Migrations.run(database);
    }
    try {
      this.admin = server.getPostgresDatabase().getConnection();
      this.empty = emptying();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TestPostgres start() {
    Path folder = Path.of("target", "epg").toAbsolutePath();
    try {
      return new TestPostgres(
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(folder.toFile())
              .setDataDirectory(folder.resolve("data-" + ProcessHandle.current().pid()))
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A user for whom, unlike the administrator, the server wants a password. */
  private static void requirePasswords(EmbeddedPostgres server) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE " + GUARDED + " LOGIN PASSWORD 'right-canary'");
      ResultSet file = statement.executeQuery("SHOW hba_file");
      file.next();
      Path rules = Path.of(file.getString(1));
      String trusting = Files.readString(rules);
      Files.writeString(rules, "host all " + GUARDED + " 127.0.0.1/32 scram-sha-256\n" + trusting);
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address of one of the server's databases, for one of its users. */
  public static String address(String database, String user) {
    return ONE.server.getJdbcUrl(user, database);
  }

  /** The migrated database that the tests share, one after the other. */
  public static DatabaseUrl emptied() {
    ONE.run(ONE.empty);
    return ONE.url;
  }

  /** The same database with everything in it. */
  public static DatabaseUrl asIs() {
    return ONE.url;
  }

  /** A new database without any table, as its JDBC address. */
  public static String fresh(String name) {
    ONE.run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    ONE.run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
    return ONE.server.getJdbcUrl("postgres", name);
  }

  /** Run statements as the administrator. */
  public static void asAdmin(String sql) {
    ONE.run(sql);
  }

  private void run(String sql) {
    try (Statement statement = admin.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /**
   * One command that takes the tables back to where the migrations left them: on small tables many
   * times faster than a new schema or a copy of a database.
   */
  private String emptying() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = admin.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                    + " AND tablename <> 'flyway_schema_history'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    StringBuilder sql = new StringBuilder("BEGIN; SET LOCAL session_replication_role = replica;");
    sql.append("DELETE FROM flyway_schema_history WHERE installed_rank >= 900;");
    for (String table : tables) {
      sql.append("DELETE FROM ").append(table).append(';');
      if (hasRows(table)) {
        run("CREATE SCHEMA IF NOT EXISTS born; CREATE TABLE born." + table + " AS TABLE " + table);
        sql.append("INSERT INTO " + table + " SELECT * FROM born." + table + ";");
      }
    }
    return sql.append("COMMIT").toString();
  }

  private boolean hasRows(String table) throws SQLException {
    try (Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
      return rows.next();
    }
  }
}
