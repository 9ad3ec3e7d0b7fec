package gateway.intake;

import gateway.base.PermanentFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a CSV file.
 *
 * @param line where it starts, from 1
 * @param problem why it cannot be read (it has not the header's number of cells), or null
 */
public record CsvRow(
    CsvHeader header, long line, List<String> cells, @Nullable PermanentFailure problem) {
  public CsvRow {
    cells = List.copyOf(cells);
  }

  /** Return the cell under this column name, without blanks around it. */
  public String cell(String column) {
    return cells.get(header.index(column)).strip();
  }

  /** Return file and line, for people: {@code people.csv:3}. */
  public String location() {
    return header.file() + ":" + line;
  }

  /** Return file, line and column with its name: {@code people.csv:3, column 5 (Courriel)}. */
  public String location(String column) {
    return location() + ", column " + (header.index(column) + 1) + " (" + column + ")";
  }
}
