package gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database: one writer connection (WAL, synced at each commit) and a read-only pool.
 *
 * <p>One writer because SQLite's own waiting is unfair: the queue is the pool's, and its wait is a
 * metric. Never call out while holding it.
 */
final class SqliteEngine implements Engine {
  private static final int READERS = 4;

  private final HikariDataSource writer;
  private final HikariDataSource readers;

  SqliteEngine(Path file) {
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    this.writer = pool("writer", url, 1, TransactionMode.IMMEDIATE, false);
    this.readers = pool("readers", url, READERS, TransactionMode.DEFERRED, true);
  }

  private static HikariDataSource pool(
      String name, String url, int size, TransactionMode mode, boolean queryOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    // Deleted rows are overwritten: a destroyed key must not lie in a free page of the file.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName(name);
    hikari.setDataSource(source);
    hikari.setMaximumPoolSize(size);
    hikari.setMinimumIdle(1);
    hikari.setMaxLifetime(0);
    hikari.setConnectionTimeout(30_000);
    hikari.setInitializationFailTimeout(-1);
    hikari.setExceptionOverride(new LostTransaction());
    if (queryOnly) {
      hikari.setConnectionInitSql("PRAGMA query_only=on");
    }
    return new HikariDataSource(hikari);
  }

  @Override
  public DataSource writer() {
    return writer;
  }

  @Override
  public DataSource readers() {
    return readers;
  }

  @Override
  public DataSource migrator() {
    return writer;
  }

  @Override
  public boolean singleNode() {
    return true;
  }

  @Override
  public boolean hold(Connection transaction, String name) {
    return false; // there is one writer, and this transaction is it
  }

  @Override
  public boolean isDead(Connection transaction, String boot) {
    return true; // the folder is locked: whoever else was here has ended
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
