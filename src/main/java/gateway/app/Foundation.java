package gateway.app;

import gateway.access.FileMasterKey;
import gateway.access.MasterKey;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.store.DataLock;
import gateway.store.Database;
import gateway.store.DatabaseUrl;
import gateway.store.KeyCheck;
import gateway.store.Migrations;
import gateway.store.NodeSeat;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What everything stands on: a seat nobody else has, the database and the master key.
 *
 * @param opened the lock on the data folder, or on PostgreSQL the node's number; and the database
 * @param nodeSeat the node's number among several; null on the embedded database
 * @param boot the name of this start of the process
 */
record Foundation(
    Opened opened,
    Database database,
    @Nullable NodeSeat nodeSeat,
    MasterKey masterKey,
    Ids ids,
    Clock clock,
    Path data,
    String boot)
    implements AutoCloseable {

  static Foundation lay(Settings settings, Clock clock) {
    Opened opened = new Opened();
    try {
      String boot = Ids.randomHex(8);
      boolean embedded = settings.database() == null;
      if (embedded) {
        // Before the lock, which would make it a folder that everybody may look into.
        DataFolder.prepare(settings.data());
        opened.keep(DataLock.take(settings.data()));
      }
      Database database = opened.keep(database(settings));
      NodeSeat seat = embedded ? null : opened.keep(NodeSeat.take(database, settings.node(), boot));
      DataFolder.clear(DataFolder.uploads(settings));
      DataFolder.clear(DataFolder.incoming(settings));
      MasterKey key = masterKey(settings, database);
      KeyCheck.verify(database, key);
      return new Foundation(
          opened,
          database,
          seat,
          key,
          new Ids(clock, settings.node()),
          clock,
          settings.data(),
          boot);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * As {@link #database}, for commands that look at what is there: a mistyped folder must not
   * become an empty database whose books balance.
   *
   * @throws gateway.base.PermanentFailure {@code data.absent}
   */
  static Database existing(Settings settings) {
    if (settings.database() == null && !DataFolder.holdsDatabase(settings.data())) {
      throw new PermanentFailure(
          "data.absent",
          "There is no database in " + settings.data() + ". Name the data folder with --data");
    }
    return database(settings);
  }

  /** Open the database the settings name, migrated; also for commands beside a running server. */
  static Database database(Settings settings) {
    Path file = DataFolder.prepare(settings.data());
    DatabaseUrl url = settings.database();
    if (url == null) {
      DataFolder.closeToOthers(file);
    }
    Database database = url == null ? Database.open(file) : Database.open(url);
    try {
      Migrations.run(database);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Read the master key; a data folder without wrapped rows gets one. */
  static MasterKey masterKey(Settings settings, Database database) {
    Path provided = settings.masterKeyFile();
    if (provided != null) {
      return FileMasterKey.provided(provided);
    }
    return FileMasterKey.inDataFolder(
        settings.data().resolve("keys").resolve("master.key"), KeyCheck.wrappedRowsExist(database));
  }

  @Override
  public void close() {
    opened.close();
  }
}
