package gateway.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a date that is kept as 2026-12-31 looks on paper. */
public final class DrawnDate {
  // The month in letters: 05/04 reads differently on each side of the Channel.
  private static final String PLAIN = "d MMMM uuuu";

  private DrawnDate() {}

  /** Whether this can be a smartfield's format: days, months and years and what parts them. */
  public static boolean isFormat(String format) {
    try {
      return format.matches("[dMyu/. -]*d[dMyu/. -]*")
          && !DateTimeFormatter.ofPattern(format, Locale.ROOT).format(LocalDate.EPOCH).isBlank();
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  /** Return the format that a document's field of this name asks for. */
  public static Optional<String> formatOf(String name, List<Document> documents) {
    return documents.stream()
        .flatMap(document -> document.fields().stream())
        .filter(field -> field.name().equals(name) && field.format() != null)
        .map(field -> String.valueOf(field.format()))
        .findFirst();
  }

  /** Write the date; what is none stays as it is. */
  public static String of(String value, @Nullable String format, String language) {
    try {
      return DateTimeFormatter.ofPattern(
              format == null ? PLAIN : format, Locale.forLanguageTag(language))
          .format(LocalDate.parse(value));
    } catch (DateTimeException e) {
      return value; // typed in another accepted form: drawn as it was typed
    }
  }
}
