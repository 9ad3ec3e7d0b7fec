package gateway.web.office;

import gateway.web.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Words for the values of a contract's page. */
final class ContractWords {
  private ContractWords() {}

  /** The text for a value of an enum, for example {@code office.mode.remote-email}. */
  static String of(Messages m, String group, Enum<?> value) {
    String word = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return m.find("office." + group + "." + word).orElse(word);
  }

  /** How a message or a code reached somebody. */
  static String channel(Messages m, String word) {
    return m.find("office.channel." + word.toLowerCase(Locale.ROOT)).orElse(word);
  }

  /** "for 3 days", counted in the largest unit that is whole. */
  static String since(Messages m, Instant from, Instant now) {
    Duration past = Duration.between(from, now);
    if (past.toDays() > 0) {
      return m.plural("office.since.days", (int) past.toDays());
    }
    if (past.toHours() > 0) {
      return m.plural("office.since.hours", (int) past.toHours());
    }
    return m.plural("office.since.minutes", (int) Math.max(1, past.toMinutes()));
  }

  static String size(Messages m, long bytes) {
    return bytes < 1_000_000
        ? m.text("office.size.kb", "n", Math.max(1, bytes / 1000))
        : m.text("office.size.mb", "n", bytes / 1_000_000);
  }
}
