package gateway.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tells the pool which failures a connection does not survive. When the disk is full or fails,
 * SQLite ends the transaction by itself and the driver does not learn of it: from then on each
 * statement would be a transaction of its own, and each commit an error, for ever.
 */
public final class LostTransaction implements SQLExceptionOverride {
  private static final Set<SQLiteErrorCode> ENDS_IT =
      Set.of(
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_IOERR,
          SQLiteErrorCode.SQLITE_NOMEM,
          SQLiteErrorCode.SQLITE_CANTOPEN,
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_NOTADB);

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    return e instanceof SQLiteException sqlite && ends(sqlite)
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }

  private static boolean ends(SQLiteException e) {
    // Extended codes carry the primary one in their low byte.
    int primary = e.getResultCode().code & 0xff;
    return ENDS_IT.stream().anyMatch(code -> code.code == primary)
        || String.valueOf(e.getMessage()).contains("no transaction is active");
  }
}
