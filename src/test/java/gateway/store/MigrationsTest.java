package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  @TempDir Path folder;

  @Test
  void an_empty_database_is_migrated_and_a_second_run_changes_nothing() {
    try (Database database = Database.open(folder.resolve("new.db"))) {
      Migrations.run(database);
      long before = changes(database);
      Migrations.run(database);

      assertThat(changes(database)).isEqualTo(before);
      assertThat(count(database, "contract")).isZero();
      assertThat(count(database, "scheduled_tasks")).isZero();
    }
  }

  @Test
  void a_database_that_a_newer_program_migrated_is_refused() {
    try (Database database = Stores.open(folder)) {
      database.update(
          """
          INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
            installed_by, execution_time, success)
          VALUES (900, '900', 'future', 'SQL', 'V900__future.sql', 'test', 1, 1)
          """);

      assertThatThrownBy(() -> Migrations.run(database))
          .isInstanceOfSatisfying(
              PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("store.newer-schema"))
          .hasMessageContaining("900");
    }
  }

  @Test
  void migrations_in_a_jar_are_found_and_a_new_one_is_applied() throws IOException {
    Path jar = folder.resolve("app.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      add(entries, "V1__core.sql", "CREATE TABLE one (id BIGINT);");
      add(entries, "V7__more.sql", "CREATE TABLE seven (id BIGINT);");
      add(entries, "readme.txt", "not a migration");
    }
    try (URLClassLoader loader =
            new URLClassLoader(
                new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        Database database = Database.open(folder.resolve("jar.db"))) {
      assertThat(MigrationFiles.versions(loader)).containsExactly(1, 7);

      Migrations.run(database, loader);

      assertThat(count(database, "seven")).isZero();
      Migrations.run(database, loader);
    }
  }

  @Test
  void a_migration_that_came_in_after_one_with_a_higher_number_is_applied() throws IOException {
    try (Database database = Database.open(folder.resolve("late.db"))) {
      migrate(database, "V1__core.sql", "V7__more.sql");
      migrate(database, "V1__core.sql", "V3__late.sql", "V7__more.sql");

      assertThat(count(database, "v3")).isZero();
    }
  }

  private void migrate(Database database, String... files) throws IOException {
    Path jar = folder.resolve("app" + files.length + ".jar");
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String file : files) {
        add(entries, file, "CREATE TABLE " + file.substring(0, 2) + " (id BIGINT);");
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Migrations.run(database, loader);
    }
  }

  @Test
  void migrations_in_a_folder_are_found() {
    assertThat(MigrationFiles.versions(MigrationsTest.class.getClassLoader())).contains(1);
  }

  private static void add(JarOutputStream entries, String name, String text) throws IOException {
    entries.putNextEntry(new JarEntry("db/migration/" + name));
    entries.write(text.getBytes(StandardCharsets.UTF_8));
    entries.closeEntry();
  }

  private static long changes(Database database) {
    return database
        .queryOne(
            "SELECT COUNT(*) + MAX(installed_rank) AS n FROM flyway_schema_history",
            row -> row.number("n"))
        .orElseThrow();
  }

  private static long count(Database database, String table) {
    return database
        .queryOne("SELECT COUNT(*) AS n FROM " + table, row -> row.number("n"))
        .orElseThrow();
  }
}
