package gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of a result, read by column name. Not usable after its query has ended. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public String text(String column) {
    return required(column, textOrNull(column));
  }

  public @Nullable String textOrNull(String column) {
    try {
      return result.getString(column);
    } catch (SQLException e) {
      throw StoreFailures.translate(e);
    }
  }

  public long number(String column) {
    return required(column, numberOrNull(column));
  }

  public @Nullable Long numberOrNull(String column) {
    try {
      long value = result.getLong(column);
      return result.wasNull() ? null : value;
    } catch (SQLException e) {
      throw StoreFailures.translate(e);
    }
  }

  public int intNumber(String column) {
    return Math.toIntExact(number(column));
  }

  public boolean flag(String column) {
    return number(column) != 0;
  }

  public Instant instant(String column) {
    return required(column, instantOrNull(column));
  }

  public @Nullable Instant instantOrNull(String column) {
    Long millis = numberOrNull(column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  public byte[] bytes(String column) {
    return required(column, bytesOrNull(column));
  }

  public byte @Nullable [] bytesOrNull(String column) {
    try {
      return result.getBytes(column);
    } catch (SQLException e) {
      throw StoreFailures.translate(e);
    }
  }

  private static <T> T required(String column, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }
}
