package gateway.notify;

import gateway.contract.Person;
import gateway.contract.PersonField;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sender's own words, with the recipient's values in place of {@code {{recipient.…}}}. */
public final class SenderMessage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*recipient\\.(\\w+)\\s*}}");
  private static final int MAX_LINES = 40;

  private SenderMessage() {}

  /** Put the values in; the page and the mail say the same. */
  public static String filled(String message, Person recipient) {
    // One pass: a value that looks like a place is data and stays as it is.
    return PLACE
        .matcher(message)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    PersonField.byName(match.group(1))
                        .map(recipient::orEmpty)
                        .orElse(match.group())));
  }

  static List<String> lines(String message, Person recipient) {
    return filled(message, recipient)
        .strip()
        .lines()
        .map(Line::of)
        .limit(MAX_LINES)
        .dropWhile(String::isEmpty)
        .toList();
  }
}
