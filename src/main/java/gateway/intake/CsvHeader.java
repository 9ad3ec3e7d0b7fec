package gateway.intake;

import gateway.base.PermanentFailure;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The column names of one CSV file. */
public final class CsvHeader {
  private final String file;
  private final long line;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final int width;

  /**
   * Columns without a name (the empty cells a spreadsheet leaves at the right) cannot be mapped.
   *
   * @throws PermanentFailure {@code csv.header.duplicate}
   */
  CsvHeader(String file, long line, List<String> cells) {
    this.file = file;
    this.line = line;
    this.width = cells.size();
    for (int i = 0; i < cells.size(); i++) {
      String name = normal(cells.get(i));
      Integer earlier = name.isEmpty() ? null : columns.putIfAbsent(name, i);
      if (earlier != null) {
        throw new PermanentFailure(
            "csv.header.duplicate",
            file
                + ":"
                + line
                + ", column "
                + (i + 1)
                + ": the column name \""
                + name
                + "\" is already used by column "
                + (earlier + 1)
                + ". Give each column its own name");
      }
    }
  }

  public String file() {
    return file;
  }

  public int width() {
    return width;
  }

  public List<String> names() {
    return new ArrayList<>(columns.keySet());
  }

  public boolean has(String column) {
    return columns.containsKey(normal(column));
  }

  /**
   * Check that every column is there.
   *
   * @throws PermanentFailure {@code csv.header.missing} naming all that are absent
   */
  public void require(Collection<String> wanted) {
    List<String> missing = wanted.stream().filter(column -> !has(column)).distinct().toList();
    if (!missing.isEmpty()) {
      throw new PermanentFailure(
          "csv.header.missing",
          file
              + ":"
              + line
              + ": no column is named "
              + quoted(missing)
              + "; the file has "
              + quoted(names())
              + ". Correct the file's first line or the mapping");
    }
  }

  int index(String column) {
    Integer index = columns.get(normal(column));
    if (index == null) {
      throw new IllegalArgumentException("no column " + column + " in " + file);
    }
    return index;
  }

  private static String normal(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
  }

  private static String quoted(List<String> names) {
    return names.isEmpty() ? "none" : "\"" + String.join("\", \"", names) + "\"";
  }
}
