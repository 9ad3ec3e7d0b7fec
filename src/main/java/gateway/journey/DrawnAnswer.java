package gateway.journey;

import gateway.contract.Property;
import gateway.contract.PropertyType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How an answer looks on paper. It is kept in one form for programs (2026-12-31, 1234.50) and drawn
 * in the contract's language, the month in letters: 05/04 reads differently across the Channel.
 */
final class DrawnAnswer {
  private DrawnAnswer() {}

  static String of(Property property, String value, String language) {
    if (property.type() == PropertyType.DATE) {
      return date(value, Locale.forLanguageTag(language));
    }
    if (property.type() == PropertyType.NUMBER && language.equals("fr")) {
      return value.replace('.', ',');
    }
    return value;
  }

  private static String date(String value, Locale locale) {
    try {
      return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(LocalDate.parse(value));
    } catch (DateTimeException e) {
      return value; // typed in another accepted form: drawn as it was typed
    }
  }
}
