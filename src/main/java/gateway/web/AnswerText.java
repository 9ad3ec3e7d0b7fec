package gateway.web;

import gateway.contract.PropertyType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers as people type them and as the chain keeps them: days as 2026-12-31, numbers as 1234.50.
 * What cannot be read stays as typed, so that it is refused by the chain and shown again unchanged.
 */
public final class AnswerText {
  static final String TICKED = "true";

  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4})");
  // No exponent: "1E999999999" written out would fill the memory.
  private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,15})?");
  private static final DateTimeFormatter FRENCH =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private AnswerText() {}

  static String read(PropertyType type, String typed) {
    String text = typed.strip();
    if (type == PropertyType.DATE) {
      return day(text);
    }
    return type == PropertyType.NUMBER ? number(text) : text;
  }

  private static String day(String text) {
    Matcher parts = DAY_FIRST.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    try {
      return LocalDate.of(
              Integer.parseInt(parts.group(3)),
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(1)))
          .toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static String number(String text) {
    // A space of any kind groups thousands; a comma is the decimal sign when it is the only one.
    String plain = text.replaceAll("[\\s\\u00a0\\u202f']", "");
    if (plain.indexOf(',') == plain.lastIndexOf(',') && plain.indexOf('.') < 0) {
      plain = plain.replace(',', '.');
    }
    return PLAIN_NUMBER.matcher(plain).matches() ? new BigDecimal(plain).toPlainString() : text;
  }

  /** Tell a kept value to people who only read it. */
  public static String told(PropertyType type, String value, Messages m) {
    if (type == PropertyType.CHECKBOX && value.equals(TICKED)) {
      return m.text("answer.yes");
    }
    if (type == PropertyType.CHECKBOX && (value.isBlank() || value.equals("false"))) {
      return m.text("answer.no");
    }
    return value.isBlank() ? m.text("answer.none") : show(type, value, m);
  }

  /** Write a kept value for people. */
  static String show(PropertyType type, String value, Messages m) {
    if (m == Messages.FR && type == PropertyType.DATE) {
      try {
        return FRENCH.format(LocalDate.parse(value));
      } catch (DateTimeException e) {
        return value;
      }
    }
    if (m == Messages.FR && type == PropertyType.NUMBER) {
      return value.replace('.', ',');
    }
    return value;
  }
}
