package gateway.app;

import gateway.access.FileMasterKey;
import gateway.access.MasterKey;
import gateway.base.Ids;
import gateway.store.DataLock;
import gateway.store.Database;
import gateway.store.KeyCheck;
import gateway.store.Migrations;
import java.nio.file.Path;
import java.time.Clock;

/** What everything stands on: one locked data folder, its database and its master key. */
record Foundation(
    DataLock lock, Database database, MasterKey masterKey, Ids ids, Clock clock, Path data)
    implements AutoCloseable {

  static Foundation lay(Settings settings, Clock clock) {
    Path file = DataFolder.prepare(settings.data());
    DataLock lock = DataLock.take(settings.data());
    try {
      DataFolder.clear(settings.data().resolve("uploads"));
      DataFolder.clear(settings.data().resolve("incoming"));
      Database database = Database.open(file);
      try {
        Migrations.run(database);
        MasterKey key = masterKey(settings, database);
        KeyCheck.verify(database, key);
        return new Foundation(
            lock, database, key, new Ids(clock, settings.node()), clock, settings.data());
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static MasterKey masterKey(Settings settings, Database database) {
    Path provided = settings.masterKeyFile();
    if (provided != null) {
      return FileMasterKey.provided(provided);
    }
    return FileMasterKey.inDataFolder(
        settings.data().resolve("keys").resolve("master.key"), KeyCheck.wrappedRowsExist(database));
  }

  @Override
  public void close() {
    database.close();
    lock.close();
  }
}
