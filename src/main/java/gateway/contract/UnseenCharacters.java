package gateway.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that no text from outside may hold: nobody sees them, and with them a text can read as
 * another than it is. Marks and joiners that real names are written with (U+200C to U+200F) stay.
 */
public final class UnseenCharacters {
  /** Overrides, embeddings and isolates: they turn what follows, and never end by themselves. */
  private static final String TURNS = "\\u202a-\\u202e\\u2066-\\u2069";

  private static final Pattern TURN = Pattern.compile("[" + TURNS + "]");
  private static final String HALVES = "\\ud800-\\udfff"; // of a character, without the other half
  private static final Pattern CONTROL =
      Pattern.compile("[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029" + HALVES + "]");
  private static final Pattern CONTROL_IN_LINES =
      Pattern.compile("[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029" + HALVES + "&&[^\\n\\r\\t]]");

  private UnseenCharacters() {}

  /** Return what is wrong with a text of one line, as the end of a sentence about it. */
  public static Optional<String> inLine(String text) {
    return problem(CONTROL, text);
  }

  /** As {@link #inLine}, for a text that may have several lines. */
  public static Optional<String> inLines(String text) {
    return problem(CONTROL_IN_LINES, text);
  }

  private static Optional<String> problem(Pattern control, String text) {
    if (control.matcher(text).find()) {
      return Optional.of("holds a line break or another control character");
    }
    Matcher turn = TURN.matcher(text);
    return turn.find()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "holds the invisible character U+%04X, which turns the direction of writing, so"
                    + " that a text reads as another. Take it out; names in every script are"
                    + " written without it",
                turn.group().codePointAt(0)))
        : Optional.empty();
  }

  /** Return a text without them, where nobody is there to mend it; lines stay lines. */
  public static String without(String text) {
    return TURN.matcher(CONTROL_IN_LINES.matcher(text).replaceAll("")).replaceAll("");
  }
}
