package gateway.store;

import gateway.base.PermanentFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's number among those that share a PostgreSQL database, and the mark by which the others
 * know that it lives: two locks on a connection of its own. The server frees them the moment that
 * connection ends, however the process did; no clock is compared.
 */
public final class NodeSeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeSeat.class);
  // After a kill, the server may take a moment to notice that the former process is gone.
  private static final int WAIT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 5;

  private final Database database;
  private final int node;
  private final String boot;
  private @Nullable Connection connection;

  private NodeSeat(Database database, int node, String boot) {
    this.database = database;
    this.node = node;
    this.boot = boot;
  }

  /**
   * Take the number.
   *
   * @param boot this start of the process, unlike all others
   * @throws PermanentFailure {@code node.taken} when another living server has it
   */
  public static NodeSeat take(Database database, int node, String boot) {
    NodeSeat seat = new NodeSeat(database, node, boot);
    try {
      seat.sit();
      return seat;
    } catch (SQLException e) {
      seat.close();
      throw StoreFailures.translate(e);
    } catch (RuntimeException e) {
      seat.close();
      throw e;
    }
  }

  /** Sit down again if the connection was lost, as when the server was restarted. */
  public synchronized void keep() {
    try {
      if (connection == null || !connection.isValid(ANSWER_SECONDS)) {
        close();
        sit();
        LOG.info("Node {} has its number again", node);
      }
    } catch (SQLException e) {
      throw StoreFailures.translate(e);
    }
  }

  private synchronized void sit() throws SQLException {
    Connection fresh = database.migrator().getConnection();
    connection = fresh;
    try (Statement limit = fresh.createStatement()) {
      limit.execute("SET lock_timeout = '" + WAIT_SECONDS + "s'");
    }
    try {
      lock(fresh, "node:" + node);
    } catch (SQLException e) {
      throw StoreFailures.isLockTimeout(e) ? taken(fresh) : StoreFailures.translate(e);
    }
    lock(fresh, bootName(boot));
  }

  private static void lock(Connection connection, String name) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(?)")) {
      lock.setLong(1, PostgresEngine.number(name));
      lock.execute();
    }
  }

  static String bootName(String boot) {
    return "boot:" + boot;
  }

  private PermanentFailure taken(Connection connection) throws SQLException {
    return new PermanentFailure(
        "node.taken",
        "Another server on this database has the node number "
            + node
            + holder(connection)
            + "; give each its own number from 0 to 31 with paraph.node");
  }

  private String holder(Connection connection) throws SQLException {
    long number = PostgresEngine.number("node:" + node);
    try (PreparedStatement who =
        connection.prepareStatement(
            "SELECT host(a.client_addr) AS address, a.backend_start FROM pg_locks l"
                + " JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory'"
                + " AND l.granted AND l.classid::bigint = ? AND l.objid::bigint = ?")) {
      who.setLong(1, number >>> 32);
      who.setLong(2, number & 0xffff_ffffL);
      try (ResultSet row = who.executeQuery()) {
        return row.next()
            ? " (from " + row.getString(1) + ", since " + row.getTimestamp(2).toInstant() + ")"
            : "";
      }
    }
  }

  @Override
  public synchronized void close() {
    Connection last = connection;
    connection = null;
    if (last != null) {
      try (last;
          Statement free = last.createStatement()) {
        // By itself the server frees them a moment after the connection has ended.
        free.execute("SELECT pg_advisory_unlock_all()");
      } catch (SQLException e) {
        LOG.debug("The connection of node {} was gone already", node, e);
      }
    }
  }
}
