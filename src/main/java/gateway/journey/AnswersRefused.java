package gateway.journey;

import java.util.Map;

/** Some answers are missing or malformed; nothing was lost, what was valid is saved. */
public final class AnswersRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Problem> problems;

  public AnswersRefused(Map<String, Problem> problems) {
    super("answers refused: " + problems.keySet());
    this.problems = Map.copyOf(problems);
  }

  /** By property key. */
  public Map<String, Problem> problems() {
    return problems;
  }

  /** Why an answer is refused; the pages hold the words in each language. */
  public enum Problem {
    MISSING,
    TOO_LONG,
    NOT_A_NUMBER,
    NOT_A_DATE,
    NOT_AN_OPTION,
    NOT_PRINTABLE
  }
}
