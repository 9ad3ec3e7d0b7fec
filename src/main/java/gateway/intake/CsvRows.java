package gateway.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import gateway.base.PermanentFailure;
import gateway.intake.CsvDialect.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The rows of one CSV file, read strictly. What makes the whole file unreadable (a NUL, an unclosed
 * quote, a bad header) is refused before the first row is given out; a ragged row is given out with
 * its problem, so that the other rows may go.
 *
 * @param lastLineOpen the file does not end with a line break: many exports write so, but so does
 *     an upload that was cut
 */
public record CsvRows(
    CsvDialect dialect, CsvHeader header, List<CsvRow> rows, boolean lastLineOpen) {
  private static final int MAX_CELL = 64 * 1024;
  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  public CsvRows {
    rows = List.copyOf(rows);
  }

  /**
   * Read a file.
   *
   * @param file its name, for messages
   * @throws PermanentFailure {@code csv.encoding}, {@code csv.nul}, {@code csv.empty}, {@code
   *     csv.quote.unclosed}, {@code csv.quote.stray}, {@code csv.malformed}, {@code
   *     csv.header.duplicate}
   */
  public static CsvRows read(String file, byte[] bytes, CsvDialect.Overrides overrides) {
    CsvDialect dialect = CsvDialect.detect(file, bytes, overrides);
    String text = dialect.decode(file, bytes);
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      Place place = Place.after(text.substring(0, nul));
      throw new PermanentFailure(
          "csv.nul",
          file
              + ":"
              + place.line()
              + ":"
              + place.column()
              + ": a NUL character, so this is not a text file or it was cut while being sent."
              + " Send it again as CSV");
    }
    CsvQuotes.check(file, text, dialect.separator());
    try {
      return rows(file, dialect, text);
    } catch (CsvParseException e) {
      throw malformed(file, e);
    }
  }

  private static CsvRows rows(String file, CsvDialect dialect, String text) {
    Iterator<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(dialect.separator())
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(MAX_CELL)
            .ofCsvRecord(text)
            .iterator();
    if (dialect.separatorLine() && records.hasNext()) {
      records.next();
    }
    if (!records.hasNext()) {
      throw new PermanentFailure(
          "csv.empty", file + ":1: the file has no header line. Its first line names the columns");
    }
    CsvRecord first = records.next();
    CsvHeader header = new CsvHeader(file, first.getStartingLineNumber(), first.getFields());
    boolean open = !text.endsWith("\n") && !text.endsWith("\r");
    List<CsvRow> rows = new ArrayList<>();
    while (records.hasNext()) {
      CsvRecord record = records.next();
      // Rows of separators only are what a spreadsheet leaves below its table.
      if (record.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(row(header, record, open && !records.hasNext()));
      }
    }
    return new CsvRows(dialect, header, rows, open);
  }

  private static CsvRow row(CsvHeader header, CsvRecord record, boolean open) {
    long line = record.getStartingLineNumber();
    int cells = record.getFieldCount();
    boolean sound =
        cells == header.width()
            || (cells > header.width()
                && IntStream.range(header.width(), cells)
                    .allMatch(i -> record.getField(i).isEmpty()));
    if (sound) {
      return new CsvRow(header, line, record.getFields(), null);
    }
    PermanentFailure ragged =
        new PermanentFailure(
            "csv.row.ragged",
            header.file()
                + ":"
                + line
                + ", column "
                + (Math.min(cells, header.width()) + 1)
                + ": "
                + cells
                + " cells where the header has "
                + header.width()
                + (open && cells < header.width()
                    ? ", and the file ends here without a line break, so it was probably cut while"
                        + " being sent. Send the whole file again"
                    : ". Put cells that hold the separator between double quotes"));
    return new CsvRow(header, line, record.getFields(), ragged);
  }

  private static PermanentFailure malformed(String file, CsvParseException e) {
    // Only the line is taken from the parser's message, which may quote what a cell holds.
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    return new PermanentFailure(
        "csv.malformed",
        file
            + ":"
            + (line.find() ? line.group(1) : "1")
            + ": this record is not CSV, or one cell is longer than "
            + MAX_CELL
            + " characters. Check the quotes around it",
        e);
  }
}
