package gateway.store;

import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what the driver throws into the gateway's own failures, once, at this edge. */
final class StoreFailures {
  private static final String UNIQUE_VIOLATION = "23505"; // PostgreSQL, appendix A

  private StoreFailures() {}

  static GatewayFailure translate(SQLException e) {
    if (isDuplicate(e)) {
      // Somebody else wrote the same key a moment ago; who tries again sees their row.
      return new TransientFailure(
          "store.conflict", "Somebody else has just stored the same key; read and try again", e);
    }
    if (isConstraint(e)) {
      return new PermanentFailure(
          "store.constraint", "The database refuses this row: " + e.getMessage(), e);
    }
    if (e instanceof SQLiteException sqlite
        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
      return new TransientFailure(
          "store.full", "The disk of the database is full; free some space", e);
    }
    return new TransientFailure(
        "store.unavailable", "The database did not answer as expected: " + e.getMessage(), e);
  }

  private static boolean isDuplicate(SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      SQLiteErrorCode code = sqlite.getResultCode();
      return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
          || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
    }
    return UNIQUE_VIOLATION.equals(e.getSQLState());
  }

  private static boolean isConstraint(SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      // Extended codes carry the primary one in their low byte.
      return (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }
    String state = e.getSQLState();
    return state != null && state.startsWith("23");
  }
}
