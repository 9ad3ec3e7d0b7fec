package gateway.store;

import gateway.base.PermanentFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the database to this program's schema. Flyway costs a second or two at each start, so one
 * cheap look at its history decides whether it is needed at all.
 */
public final class Migrations {
  private static final String HISTORY = "flyway_schema_history";

  private Migrations() {}

  /**
   * Migrate if anything is missing.
   *
   * @throws PermanentFailure {@code store.newer-schema} when a newer program has migrated it,
   *     {@code store.migration-failed}
   */
  public static void run(Database database) {
    run(database, Migrations.class.getClassLoader());
  }

  static void run(Database database, ClassLoader loader) {
    SortedSet<Integer> known = MigrationFiles.versions(loader);
    SortedSet<Integer> applied = applied(database);
    if (!applied.isEmpty() && applied.last() > known.last()) {
      throw new PermanentFailure(
          "store.newer-schema",
          "A newer Paraph has already migrated this database to version "
              + applied.last()
              + ", but this program knows "
              + known.last()
              + " at most; start the newer program, or restore a backup made before the upgrade");
    }
    if (!applied.equals(known)) {
      migrate(database, loader);
    }
  }

  private static void migrate(Database database, ClassLoader loader) {
    try {
      Flyway.configure(loader)
          .dataSource(database.migrator())
          .locations("classpath:" + MigrationFiles.FOLDER)
          // Several people write migrations at a time: a lower number may come in later.
          .outOfOrder(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new PermanentFailure(
          "store.migration-failed",
          "The database could not be migrated: " + e.getMessage() + "; restore the last backup",
          e);
    }
  }

  private static SortedSet<Integer> applied(Database database) {
    try (Connection connection = database.migrator().getConnection()) {
      SortedSet<Integer> versions = new TreeSet<>();
      try (ResultSet table =
          connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
        if (!table.next()) {
          return versions;
        }
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT version FROM "
                      + HISTORY
                      + " WHERE version IS NOT NULL AND success = true")) {
        while (rows.next()) {
          versions.add(Integer.valueOf(rows.getString("version")));
        }
      }
      return versions;
    } catch (SQLException e) {
      throw StoreFailures.translate(e);
    }
  }
}
