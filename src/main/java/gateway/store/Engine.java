package gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What differs between the databases, and nothing else: all SQL beyond this is the same. */
sealed interface Engine extends AutoCloseable permits SqliteEngine, PostgresEngine {

  /** Connections that may write; also for guests such as the scheduler. */
  DataSource writer();

  /** Connections for a query outside of any transaction. */
  DataSource readers();

  /** Connections without our time limits: a migration may take as long as it needs. */
  DataSource migrator();

  /** Whether no other process can serve from this database. */
  boolean singleNode();

  /**
   * Make everybody who holds the same name wait until this transaction has ended; statements after
   * it see what the one before has committed.
   *
   * @return whether others may have written while this waited
   */
  boolean hold(Connection transaction, String name) throws SQLException;

  /** Whether the process that had this boot name, which is not this one, has ended. */
  boolean isDead(Connection transaction, String boot) throws SQLException;

  @Override
  void close();
}
