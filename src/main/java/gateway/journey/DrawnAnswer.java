package gateway.journey;

import gateway.contract.DrawnDate;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * How an answer looks on paper. It is kept in one form for programs (2026-12-31, 1234.50) and drawn
 * in the contract's language, the month in letters: 05/04 reads differently across the Channel.
 */
final class DrawnAnswer {
  private DrawnAnswer() {}

  /**
   * @param format what the document asks for, null when it says nothing
   */
  static String of(Property property, String value, String language, @Nullable String format) {
    if (property.type() == PropertyType.DATE) {
      return DrawnDate.of(value, format, language);
    }
    if (property.type() == PropertyType.NUMBER && language.equals("fr")) {
      return value.replace('.', ',');
    }
    return value;
  }
}
