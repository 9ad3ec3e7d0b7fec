package gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import gateway.base.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL, which several nodes may share. Transactions are READ COMMITTED: each statement sees
 * what was committed before it began, so whoever reads before writing holds a name first, see
 * {@link Database#hold}.
 */
final class PostgresEngine implements Engine {
  private static final int CONNECTIONS = 16;

  // Nobody waits for ever: neither for a lock, nor, should this process be frozen, for its locks,
  // which go before the patience of whoever waits for them is at its end. A server set up to
  // acknowledge before the disk has it is asked not to.
  private static final String SESSION =
      "SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '25s';"
          + " SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off'";

  private final HikariDataSource pool;
  private final DataSource migrator;

  PostgresEngine(DatabaseUrl url) {
    this.migrator = plain(url);
    PostgresGreeting.check(migrator, url);
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setJdbcUrl(url.jdbc());
    config.setDataSourceProperties(defaults());
    config.addDataSourceProperty("socketTimeout", "60");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.setInitializationFailTimeout(-1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql(SESSION);
    this.pool = new HikariDataSource(config);
  }

  private static DataSource plain(DatabaseUrl url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url.jdbc());
    defaults()
        .forEach(
            (name, value) -> {
              try {
                source.setProperty((String) name, (String) value);
              } catch (SQLException e) {
                throw StoreFailures.translate(e);
              }
            });
    return source;
  }

  private static Properties defaults() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "paraph");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    // The details of an error quote rows, and so people's data.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  @Override
  public DataSource writer() {
    return pool;
  }

  @Override
  public DataSource readers() {
    return pool;
  }

  @Override
  public DataSource migrator() {
    return migrator;
  }

  @Override
  public boolean singleNode() {
    return false;
  }

  // An advisory lock rather than FOR UPDATE: what is held need not have a row yet.
  @Override
  public boolean hold(Connection transaction, String name) throws SQLException {
    try (PreparedStatement lock = transaction.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, number(name));
      lock.execute();
      return true;
    }
  }

  // Two names on one number only wait for each other without need.
  static long number(String name) {
    return ByteBuffer.wrap(Sha256.of(name.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  @Override
  public boolean isDead(Connection transaction, String boot) throws SQLException {
    try (PreparedStatement lock =
        transaction.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, number(NodeSeat.bootName(boot)));
      try (ResultSet free = lock.executeQuery()) {
        return free.next() && free.getBoolean(1);
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
