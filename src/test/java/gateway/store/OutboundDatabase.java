package gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A fresh database with the tables of access, notify and delivery only. */
public final class OutboundDatabase {
  private static final List<String> SCRIPTS =
      List.of("V2__access.sql", "V3__notify.sql", "V4__delivery.sql");

  private OutboundDatabase() {}

  public static Database create(Path folder) {
    Database database = Database.open(folder.resolve("test.db"));
    for (String script : SCRIPTS) {
      String sql = read("/db/migration/" + script).replaceAll("(?m)--.*$", "");
      for (String statement : sql.split(";")) {
        if (!statement.isBlank()) {
          database.update(statement);
        }
      }
    }
    return database;
  }

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(OutboundDatabase.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
