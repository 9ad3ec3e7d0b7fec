package gateway.journey;

import gateway.contract.Property;
import gateway.contract.PropertyType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be answered to a question of each type. */
final class Answers {
  private static final int MAX_LENGTH = 500;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,3}([  \\u202f]?\\d{3})*([.,]\\d{1,10})?");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private Answers() {}

  /** Return the answer as it is kept: blanks around it removed, line ends made one kind. */
  static String clean(String typed) {
    return typed.replace("\r\n", "\n").strip();
  }

  /** Find what is wrong with a cleaned, non-empty answer. */
  static Optional<AnswersRefused.Problem> problem(Property property, String answer) {
    if (answer.length() > MAX_LENGTH) {
      return Optional.of(AnswersRefused.Problem.TOO_LONG);
    }
    boolean manyLines = property.type() == PropertyType.TEXTAREA;
    if (CONTROL.matcher(answer).find() || (!manyLines && answer.indexOf('\n') >= 0)) {
      return Optional.of(AnswersRefused.Problem.NOT_PRINTABLE);
    }
    if (property.type() == PropertyType.NUMBER && !NUMBER.matcher(answer).matches()) {
      return Optional.of(AnswersRefused.Problem.NOT_A_NUMBER);
    }
    if (property.type() == PropertyType.DATE && !isDate(answer)) {
      return Optional.of(AnswersRefused.Problem.NOT_A_DATE);
    }
    return Optional.empty();
  }

  /** Dates are typed day first, or arrive as ISO 8601 from a date picker. */
  private static boolean isDate(String answer) {
    try {
      if (answer.indexOf('-') > 0) {
        LocalDate.parse(answer);
      } else {
        LocalDate.parse(answer.replace('.', '/').replace(" ", ""), DAY_FIRST);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
