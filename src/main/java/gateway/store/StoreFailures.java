package gateway.store;

import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what the drivers throw into the gateway's own failures, once, at this edge. */
final class StoreFailures {
  // PostgreSQL's codes: its documentation, appendix A.
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String LOCK_TIMEOUT = "55P03";
  private static final Set<String> OUTRUN =
      Set.of(
          "40001", // serialization failure
          "40P01", // deadlock
          LOCK_TIMEOUT);
  private static final Set<String> FULL = Set.of("53100", "53200", "53400");
  private static final String READ_ONLY = "25006";
  private static final String UNTRANSLATABLE = "22021";

  private StoreFailures() {}

  static GatewayFailure translate(SQLException e) {
    if (isDuplicate(e)) {
      // Somebody else wrote the same key a moment ago; who tries again sees their row.
      return new TransientFailure(
          "store.conflict", "Somebody else has just stored the same key; read and try again", e);
    }
    if (OUTRUN.contains(state(e))) {
      return new TransientFailure(
          "store.conflict", "Somebody else is changing the same rows; try again", e);
    }
    if (isConstraint(e)) {
      return new PermanentFailure(
          "store.constraint", "The database refuses this row: " + e.getMessage(), e);
    }
    if (UNTRANSLATABLE.equals(state(e))) {
      return new PermanentFailure(
          "text.character", "A text holds a character the database cannot keep; remove it", e);
    }
    if (isFull(e)) {
      return new TransientFailure(
          "store.full", "The disk or memory of the database is full; free some space", e);
    }
    if (READ_ONLY.equals(state(e))) {
      return new TransientFailure(
          "store.read-only",
          "The database server takes no writes; it is a standby, or was made read-only. Name the"
              + " primary in paraph.database.url",
          e);
    }
    if (isGone(e)) {
      return new TransientFailure(
          "store.unavailable", "The database server does not answer; it is asked again", e);
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
    return UNIQUE_VIOLATION.equals(state(e));
  }

  private static boolean isConstraint(SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      // Extended codes carry the primary one in their low byte.
      return (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }
    return state(e).startsWith("23");
  }

  static boolean isLockTimeout(SQLException e) {
    return LOCK_TIMEOUT.equals(state(e));
  }

  private static boolean isFull(SQLException e) {
    return e instanceof SQLiteException sqlite
        ? sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
        : FULL.contains(state(e));
  }

  /** Whether there is no server at the other end, or it is just coming or going. */
  private static boolean isGone(SQLException e) {
    return e instanceof SQLTransientConnectionException
        || state(e).startsWith("08")
        || state(e).startsWith("57P");
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }
}
