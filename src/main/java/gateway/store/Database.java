package gateway.store;

import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, embedded or PostgreSQL, and the thread-bound transaction that every store class
 * joins. Never call out while one is open: on the embedded database there is one writer.
 */
public final class Database implements Transactions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Engine engine;
  private final ThreadLocal<@Nullable OpenTransaction> current = new ThreadLocal<>();

  private Database(Engine engine) {
    this.engine = engine;
  }

  /** Open (and create if absent) an embedded database file, without migrating it. */
  public static Database open(Path file) {
    return new Database(new SqliteEngine(file));
  }

  /**
   * Open a database on a PostgreSQL server, without migrating it.
   *
   * @throws gateway.base.PermanentFailure {@code database.…} when it cannot be used
   */
  public static Database open(DatabaseUrl url) {
    return new Database(new PostgresEngine(url));
  }

  DataSource writer() {
    return engine.writer();
  }

  DataSource migrator() {
    return engine.migrator();
  }

  /**
   * The data source for engines that write by themselves, such as the scheduler: inside a
   * transaction it gives out that transaction's connection, so that both commit together and nobody
   * asks the single writer for a second one while holding the first.
   */
  public DataSource joined() {
    return new JoinedDataSource(this);
  }

  /** Whether no other node can work on this database, so that what a dead one held is free. */
  public boolean singleNode() {
    return engine.singleNode();
  }

  /**
   * Hold a name until the open transaction ends: whoever else holds it comes wholly before or
   * wholly after. To be asked for by everybody who reads what decides what he then writes. Without
   * a transaction nothing is held.
   *
   * @return whether others may have written since: what was read before must be read again
   */
  boolean hold(String what, Object key) {
    OpenTransaction open = current.get();
    String name = what + ":" + key;
    if (open == null || !open.held.add(name)) {
      return false;
    }
    try {
      return engine.hold(open.connection, name);
    } catch (SQLException e) {
      throw StoreFailures.translate(e);
    }
  }

  /** Whether another process, known by the name of its boot, has ended; in a transaction only. */
  boolean isDead(String boot) {
    try {
      return engine.isDead(connection(), boot);
    } catch (SQLException e) {
      throw StoreFailures.translate(e);
    }
  }

  /** The connection of this thread's open transaction, or null. */
  @Nullable Connection currentConnection() {
    OpenTransaction open = current.get();
    return open == null ? null : open.connection;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    if (current.get() != null) {
      return work.get();
    }
    OpenTransaction open;
    T result;
    try (Connection connection = engine.writer().getConnection()) {
      open = new OpenTransaction(connection);
      connection.setAutoCommit(false);
      current.set(open);
      try {
        result = work.get();
        connection.commit();
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      } finally {
        current.remove(); // the pool resets the rest
      }
    } catch (SQLException e) {
      throw StoreFailures.translate(e);
    }
    open.afterCommit.forEach(Database::runQuietly);
    return result;
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  // What was committed is done: a failing follow-up must not look like a failed transaction.
  private static void runQuietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("An action after a commit failed with {}", e.getClass().getName(), e);
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    OpenTransaction open = current.get();
    if (open == null) {
      action.run();
    } else {
      open.afterCommit.add(action);
    }
  }

  /**
   * Run a query. Inside a transaction it sees that transaction's writes, otherwise the last
   * committed state through the read-only pool.
   *
   * @param arguments texts, numbers, booleans (stored 0/1), instants (stored as milliseconds UTC),
   *     enums (stored by name), byte arrays or null
   */
  public <T> List<T> query(String sql, Function<Row, T> read, @Nullable Object... arguments) {
    OpenTransaction open = current.get();
    try {
      if (open != null) {
        return query(open.connection, sql, read, arguments);
      }
      try (Connection connection = engine.readers().getConnection()) {
        return query(connection, sql, read, arguments);
      }
    } catch (SQLException e) {
      throw StoreFailures.translate(e);
    }
  }

  /** Run a query of which the first row counts. */
  public <T> Optional<T> queryOne(
      String sql, Function<Row, T> read, @Nullable Object... arguments) {
    return query(sql, read, arguments).stream().findFirst();
  }

  /** Run a statement, in a transaction of its own when none is open; returns the rows changed. */
  public int update(String sql, @Nullable Object... arguments) {
    return call(
        () -> {
          try (PreparedStatement statement = bound(connection(), sql, arguments)) {
            return statement.executeUpdate();
          } catch (SQLException e) {
            throw StoreFailures.translate(e);
          }
        });
  }

  private Connection connection() {
    OpenTransaction open = current.get();
    if (open == null) {
      throw new IllegalStateException("no transaction is open");
    }
    return open.connection;
  }

  private static <T> List<T> query(
      Connection connection, String sql, Function<Row, T> read, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = bound(connection, sql, arguments);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      Row row = new Row(result);
      while (result.next()) {
        rows.add(read.apply(row));
      }
      return rows;
    }
  }

  private static PreparedStatement bound(
      Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, stored(arguments[i]));
    }
    return statement;
  }

  private static @Nullable Object stored(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (value instanceof String text && text.indexOf('\0') >= 0) {
      throw new PermanentFailure(
          "text.nul", "A text holds the character U+0000, which no database keeps; remove it");
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value instanceof Enum<?> name) {
      return name.name();
    }
    return value;
  }

  @Override
  public void close() {
    engine.close();
  }

  private static final class OpenTransaction {
    final Connection connection;
    final List<Runnable> afterCommit = new ArrayList<>();
    final Set<String> held = new HashSet<>();

    OpenTransaction(Connection connection) {
      this.connection = connection;
    }
  }
}
