package gateway.store;

import gateway.access.MasterKey;
import gateway.base.PermanentFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells at the start whether the master key is the one this database was made with, before anything
 * is wrapped with a wrong one.
 */
public final class KeyCheck {
  private static final String PURPOSE = "key-check";
  private static final byte[] KNOWN = "paraph".getBytes(StandardCharsets.US_ASCII);

  private KeyCheck() {}

  /** Whether anything in this database needs the key: true from the first start on. */
  public static boolean wrappedRowsExist(Database database) {
    return database
        .queryOne("SELECT 1 AS one FROM key_check WHERE id = 1", row -> true)
        .orElse(false);
  }

  /**
   * Compare, or remember the key's mark when the database is new.
   *
   * @throws PermanentFailure {@code key.wrong}
   */
  public static void verify(Database database, MasterKey key) {
    if (!wrappedRowsExist(database)) {
      database.update(
          "INSERT INTO key_check (id, wrapped) VALUES (1, ?) ON CONFLICT (id) DO NOTHING",
          (Object) key.wrap(PURPOSE, KNOWN));
    }
    byte[] wrapped =
        database
            .queryOne("SELECT wrapped FROM key_check WHERE id = 1", row -> row.bytes("wrapped"))
            .orElseThrow();
    if (!opens(key, wrapped)) {
      throw new PermanentFailure(
          "key.wrong",
          "The master key is not the one this database was made with; put that one back from the"
              + " backup");
    }
  }

  private static boolean opens(MasterKey key, byte[] wrapped) {
    try {
      return Arrays.equals(key.unwrap(PURPOSE, wrapped), KNOWN);
    } catch (PermanentFailure e) {
      return false; // what it means is said by the caller
    }
  }
}
