package gateway.store;

import java.nio.file.Path;

/** A fresh database for the tests of access, notify and delivery. */
public final class OutboundDatabase {
  private OutboundDatabase() {}

  public static Database create(Path folder) {
    return Stores.open(folder);
  }
}
