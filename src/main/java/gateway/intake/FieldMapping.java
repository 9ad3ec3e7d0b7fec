package gateway.intake;

import gateway.base.PermanentFailure;
import gateway.contract.UnseenCharacters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one value is made from a row.
 *
 * @param columns the column it comes from, or several that are joined
 * @param join stands between several columns; blank cells are left out
 * @param fallback for a blank cell; null when there is none
 * @param values the only values allowed and what each becomes; empty allows every value
 * @param date pattern of the file's dates ({@code dd/MM/yyyy}), which become {@code yyyy-MM-dd}
 */
public record FieldMapping(
    List<String> columns,
    String join,
    boolean required,
    @Nullable String fallback,
    Map<String, String> values,
    @Nullable String date) {

  private static final Pattern PATTERN =
      Pattern.compile(
          "(?=.*d)(?=.*M)(?=.*[uy])([^\\p{L}']|'[^']*'|d|M|(?<![uy])([uy]{4}|[uy])(?![uy])"
              // Many programs write a time behind each day.
              + "|HH?:?mm(:?ss(\\.S{1,9})?)?)+");

  private static final Pattern YEAR = Pattern.compile("('[^']*')|[uy]+");

  public FieldMapping {
    columns = List.copyOf(columns);
    values = Map.copyOf(values);
    if (date != null) {
      formatter(date);
    }
  }

  public static FieldMapping column(String name) {
    return new FieldMapping(List.of(name), " ", false, null, Map.of(), null);
  }

  /**
   * Return the value, empty when there is none.
   *
   * @throws PermanentFailure {@code row.value.missing}, {@code row.value.unknown}, {@code
   *     row.value.unseen}, {@code row.date}; never with the value itself, which may be personal
   */
  public String value(CsvRow row) {
    String raw =
        columns.stream()
            .map(row::cell)
            .filter(cell -> !cell.isEmpty())
            .collect(Collectors.joining(join));
    if (raw.isEmpty()) {
      return blank(row);
    }
    UnseenCharacters.inLines(raw)
        .ifPresent(
            problem -> {
              throw refused(row, "row.value.unseen", "the cell " + problem);
            });
    if (!values.isEmpty()) {
      String mapped = values.get(raw);
      if (mapped == null) {
        String known = values.keySet().stream().sorted().collect(Collectors.joining(", "));
        throw refused(
            row, "row.value.unknown", "the cell is none of " + known + ". Add it under map:");
      }
      raw = mapped;
    }
    return date == null ? raw : isoDate(row, raw, date);
  }

  private String blank(CsvRow row) {
    if (fallback != null) {
      return fallback;
    }
    if (required) {
      throw refused(row, "row.value.missing", "a value is required here, but the cell is empty");
    }
    return "";
  }

  private String isoDate(CsvRow row, String raw, String pattern) {
    try {
      return LocalDate.parse(raw, formatter(pattern)).toString();
    } catch (DateTimeException e) {
      throw refused(row, "row.date", "the cell is not a date written " + pattern);
    }
  }

  /** Refuse what this mapping made of the row, naming the place. */
  PermanentFailure refused(CsvRow row, String code, String why) {
    return new PermanentFailure(code, row.location(columns.get(0)) + ": " + why);
  }

  // A year of two digits has no century, DD is the day of the year and YYYY the year of the week.
  private static DateTimeFormatter formatter(String pattern) {
    if (!PATTERN.matcher(pattern).matches()) {
      throw new IllegalArgumentException("not a date pattern of d, M and yyyy: " + pattern);
    }
    // "yyyy" is what people write; strict resolution needs the proleptic year "uuuu" instead, and
    // a single letter would take 26 for the year 26.
    String plain = YEAR.matcher(pattern).replaceAll(m -> m.group(1) == null ? "uuuu" : m.group());
    return DateTimeFormatter.ofPattern(plain, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }
}
