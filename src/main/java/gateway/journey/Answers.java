package gateway.journey;

import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.UnseenCharacters;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be answered to a question of each type, and in which one form it is kept. */
final class Answers {
  static final String TICKED = "true";

  private static final int MAX_LENGTH = 500;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,3}([ \\u00a0\\u202f]?\\d{3})*([.,]\\d{1,10})?");
  private static final Pattern SPACES = Pattern.compile("[ \\u00a0\\u202f]");
  private static final Set<String> YES = Set.of("true", "on", "yes", "oui", "1");
  private static final Set<String> NO = Set.of("false", "off", "no", "non", "0");
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private Answers() {}

  /** What became of an answer: the one form it is kept in, or why it is refused. */
  sealed interface Read {
    /** It is kept; empty for no answer. */
    record Kept(String value) implements Read {}

    /** It is not taken. */
    record Refused(AnswersRefused.Problem problem) implements Read {}
  }

  /**
   * Read an answer: days become 2026-12-31, numbers 1234.50, ticks {@code true}; blanks around it
   * go, line ends become one kind.
   *
   * @param options what a choice may be; empty when nothing is said about it
   */
  static Read read(Property property, List<String> options, String typed) {
    String answer = typed.replace("\r\n", "\n").strip();
    if (answer.isEmpty()) {
      return new Read.Kept("");
    }
    if (answer.length() > MAX_LENGTH) {
      return new Read.Refused(AnswersRefused.Problem.TOO_LONG);
    }
    boolean manyLines = property.type() == PropertyType.TEXTAREA;
    if (UnseenCharacters.inLines(answer).isPresent() || (!manyLines && answer.indexOf('\n') >= 0)) {
      return new Read.Refused(AnswersRefused.Problem.NOT_PRINTABLE);
    }
    return switch (property.type()) {
      case NUMBER -> kept(number(answer), AnswersRefused.Problem.NOT_A_NUMBER);
      case DATE -> kept(date(answer), AnswersRefused.Problem.NOT_A_DATE);
      case CHECKBOX -> kept(tick(answer), AnswersRefused.Problem.NOT_AN_OPTION);
      case CHOICE ->
          options.isEmpty() || options.contains(answer)
              ? new Read.Kept(answer)
              : new Read.Refused(AnswersRefused.Problem.NOT_AN_OPTION);
      default -> new Read.Kept(answer);
    };
  }

  private static Read kept(Optional<String> value, AnswersRefused.Problem otherwise) {
    return value.<Read>map(Read.Kept::new).orElseGet(() -> new Read.Refused(otherwise));
  }

  private static Optional<String> number(String answer) {
    return NUMBER.matcher(answer).matches()
        ? Optional.of(
            new BigDecimal(SPACES.matcher(answer).replaceAll("").replace(',', '.')).toPlainString())
        : Optional.empty();
  }

  /** Dates are typed day first, or arrive as ISO 8601 from a date picker. */
  private static Optional<String> date(String answer) {
    try {
      LocalDate day =
          answer.indexOf('-') > 0
              ? LocalDate.parse(answer)
              : LocalDate.parse(answer.replace('.', '/').replace(" ", ""), DAY_FIRST);
      return Optional.of(day.toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A box that is not ticked is no answer: a required one has to be ticked. */
  private static Optional<String> tick(String answer) {
    String word = answer.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return Optional.of(TICKED);
    }
    return NO.contains(word) ? Optional.of("") : Optional.empty();
  }
}
